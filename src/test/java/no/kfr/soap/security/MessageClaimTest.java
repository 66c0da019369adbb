package no.kfr.soap.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.RunningRegister;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.ExchangeImpl;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A claim is as lasting as the transaction that it was made in, and an answer leaves with it only. */
class MessageClaimTest {

    private final RunningRegister register = RunningRegister.shared();
    private final SeenMessages seen = register.bean(SeenMessages.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(register.bean(PlatformTransactionManager.class));
    private final String digest = UUID.randomUUID().toString();
    private final Instant sent = Clock.systemUTC().instant();
    private final MessageClaim claim = new MessageClaim(seen, digest, sent);

    @Test
    void is_made_once_per_transaction_however_much_is_journalled() {
        transaction.executeWithoutResult(status -> {
            claim.make();
            claim.make();
        });
        assertThat(isTaken()).isTrue();
    }

    @Test
    void is_made_again_when_its_transaction_was_rolled_back() {
        transaction.executeWithoutResult(status -> {
            claim.make();
            status.setRollbackOnly();
        });
        assertThat(isTaken()).isFalse();

        transaction.executeWithoutResult(status -> claim.make());
        assertThat(isTaken()).isTrue();
    }

    @Test
    void nothing_is_answered_without_a_claim() {
        assertThat(MessageClaim.isTaken(new ExchangeImpl())).isFalse();
        assertThat(MessageClaim.isTaken(exchange(claim))).isFalse();

        transaction.executeWithoutResult(status -> {
            claim.make();
            assertThat(MessageClaim.isTaken(exchange(claim))).isTrue();
        });
        assertThat(MessageClaim.isTaken(exchange(claim))).isTrue();
    }

    @Test
    void a_replayed_message_is_refused_and_never_answered() {
        transaction.executeWithoutResult(status -> claim.make());
        MessageClaim replayed = new MessageClaim(seen, digest, sent);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> replayed.make()))
                .extracting(Refused::code)
                .isEqualTo(Code.MESSAGE_REPLAYED);

        // the refusal itself can be journalled, and no more
        transaction.executeWithoutResult(status -> replayed.make());
        assertThat(MessageClaim.isTaken(exchange(replayed))).isFalse();
    }

    private boolean isTaken() {
        return register.database()
                        .sql("select count(*) from seen_message where signature_sha256 = ?")
                        .param(digest)
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static Exchange exchange(MessageClaim claim) {
        Exchange exchange = new ExchangeImpl();
        exchange.put(MessageClaim.class, claim);
        return exchange;
    }
}
