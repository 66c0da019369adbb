package no.kfr.audit.verify;

import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import no.kfr.audit.AdministrativeJournal;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.seal.CertificateTable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Verifies the journal in the database. */
@Service
public class Verification {

    private final DataSource source;
    private final ContentCipher cipher;
    private final CertificateTable certificates;
    private final PlatformTransactionManager transactions;
    private final AdministrativeJournal journal;
    private final Clock clock;

    Verification(
            DataSource source,
            ContentCipher cipher,
            CertificateTable certificates,
            PlatformTransactionManager transactions,
            AdministrativeJournal journal,
            Clock clock) {
        this.source = source;
        this.cipher = cipher;
        this.certificates = certificates;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Looks at every block, entry and message, and puts down in the journal that it did.
     *
     * @param operator who asks
     */
    public VerificationReport verify(VerificationAsked asked, String operator) {
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        VerificationReport report = Objects.requireNonNull(reading.execute(status ->
                new DatabaseVerification(new JdbcTemplate(source), cipher, certificates, asked, clock).run()));
        journal.record(
                "audit verify",
                operator,
                null,
                null,
                report.blocks() + " blocks, newest " + report.newest() + ", "
                        + (report.findings().size() + report.moreFindings()) + " findings");
        return report;
    }
}
