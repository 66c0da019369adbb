package no.kfr.soap.security;

import java.time.Clock;
import java.time.Instant;
import no.kfr.soap.settings.SoapSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** For comparison: claims that are not made, or made in a transaction of their own. */
public final class OtherClaims extends SeenMessages {

    private final boolean made;
    private final TransactionTemplate ownTransaction;

    public OtherClaims(
            boolean made,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Clock clock,
            SoapSettings settings) {
        super(database, clock, settings);
        this.made = made;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    void add(String signatureSha256, Instant sent) {
        if (made) {
            ownTransaction.executeWithoutResult(status -> super.add(signatureSha256, sent));
        }
    }
}
