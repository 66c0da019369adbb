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
    void is_made_before_the_answer_when_nothing_was_journalled() {
        MessageClaim.settle(exchange(claim));
        assertThat(isTaken()).isTrue();
    }

    @Test
    void an_answer_without_a_claim_does_not_leave() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> MessageClaim.settle(new ExchangeImpl()));
        MessageClaim.settle(exchange(claim));
        MessageClaim replayed = new MessageClaim(seen, digest, sent);
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> MessageClaim.settle(exchange(replayed)))
                    .extracting(Refused::code)
                    .isEqualTo(Code.MESSAGE_REPLAYED);
        }
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
