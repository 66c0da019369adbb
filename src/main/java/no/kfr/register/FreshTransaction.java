package no.kfr.register;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in a transaction of its own, and again in a fresh one when it collided with another's. */
@Component
public class FreshTransaction {

    private static final int ATTEMPTS = 20;
    /** Nobody waits longer than this for a lock that another session forgot. */
    private static final int TIMEOUT_SECONDS = 20;

    private static final Duration LATER = Duration.ofSeconds(5);

    private static final String UNIQUE_STATE = "23505";
    private static final int UNIQUE_ON_ORACLE = 1;

    private final TransactionTemplate template;

    FreshTransaction(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
        this.template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.template.setTimeout(TIMEOUT_SECONDS);
    }

    /**
     * What the work returns, committed.
     *
     * @throws Refused by the work itself; or, retryable, when it went on colliding or the database is not available
     */
    public <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(template.execute(status -> work.get()));
            } catch (ConcurrencyFailureException | DataIntegrityViolationException failure) {
                if (!isCollision(failure)) {
                    throw failure;
                }
                if (attempt == ATTEMPTS) {
                    throw Refused.forNow(Code.OVERLOADED, LATER, failure);
                }
                pause(attempt);
            } catch (CannotCreateTransactionException
                    | TransactionSystemException
                    | TransactionTimedOutException
                    | NonTransientDataAccessResourceException
                    | TransientDataAccessException gone) {
                throw Refused.forNow(Code.DATABASE_UNAVAILABLE, LATER, gone);
            }
        }
    }

    /** A key that is taken already is a collision; any other rule of the database is broken however often one tries. */
    private static boolean isCollision(DataAccessException failure) {
        if (failure instanceof ConcurrencyFailureException) {
            return true;
        }
        return failure.getMostSpecificCause() instanceof SQLException cause
                && (UNIQUE_STATE.equals(cause.getSQLState()) || cause.getErrorCode() == UNIQUE_ON_ORACLE);
    }

    /** Those that collided do not meet again at the same moment. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, 4L * attempt + 2))
                .toNanos());
    }
}
