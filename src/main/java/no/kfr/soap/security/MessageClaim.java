package no.kfr.soap.security;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.transaction.UnitOfWork;
import org.apache.cxf.message.Exchange;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * That a message is taken in here and now, and nowhere else and never again. Made with the first journal entry about the message, in
 * its transaction: so it costs no commit of its own, and what comes of a message is stored together with its claim or not at all.
 */
public final class MessageClaim {

    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(10);

    private enum State {
        OPEN,
        UNDER_WAY,
        MADE,
        REPLAYED
    }

    private final SeenMessages seen;
    private final String signatureSha256;
    private final Instant sent;
    private State state = State.OPEN;

    MessageClaim(SeenMessages seen, String signatureSha256, Instant sent) {
        this.seen = seen;
        this.signatureSha256 = signatureSha256;
        this.sent = sent;
    }

    /**
     * Claims the message in the transaction that is under way, unless that was done.
     *
     * @throws Refused when somebody else has claimed it; once, so that this refusal itself can be journalled
     */
    public void make() {
        if (state == State.OPEN) {
            try {
                seen.add(signatureSha256, sent);
            } catch (Refused refused) {
                state = State.REPLAYED;
                throw refused;
            }
            state = State.UNDER_WAY;
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    state = status == STATUS_ROLLED_BACK ? State.OPEN : State.MADE;
                }
            });
        }
    }

    /**
     * Whether the transaction that made the claim was committed, when its connection broke meanwhile. Nothing is guessed: to claim the
     * message once more waits for that transaction where it is still under way, and succeeds only when it has come to nothing.
     *
     * @throws Refused retryable, when the database can't be asked: then nobody knows
     */
    public boolean isStored(UnitOfWork transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.once(() -> {
                    seen.add(signatureSha256, sent);
                    throw new NotStored();
                });
            } catch (NotStored none) {
                state = State.OPEN;
                return false;
            } catch (Refused replayed) {
                state = State.MADE;
                return true;
            } catch (RuntimeException away) {
                if (attempt == ATTEMPTS) {
                    throw Refused.forNow(Code.OUTCOME_UNKNOWN, LATER, away);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Takes the second claim back. */
    private static final class NotStored extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotStored() {
            super("the message is not claimed", null, false, false);
        }
    }

    /** Whether the request may be answered: its message is claimed, by the transaction that is committed with the answer or before. */
    public static boolean isTaken(Exchange exchange) {
        MessageClaim claim = exchange.get(MessageClaim.class);
        return claim != null && (claim.state == State.UNDER_WAY || claim.state == State.MADE);
    }
}
