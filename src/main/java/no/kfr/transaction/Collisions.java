package no.kfr.transaction;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import no.kfr.refusal.Refused;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Work that collided with another's is done again, in a fresh transaction. */
final class Collisions {

    private static final int ATTEMPTS = 20;
    private static final Duration LATER = Duration.ofSeconds(5);

    private static final String UNIQUE_STATE = "23505";
    private static final int UNIQUE_ON_ORACLE = 1;

    /** A little later each time, and never all at the same moment: those that collided do not meet again. */
    private static final RetryTemplate RETRY = new RetryTemplate(RetryPolicy.builder()
            .predicate(Collisions::isCollision)
            .maxRetries(ATTEMPTS - 1)
            .delay(Duration.ofMillis(2))
            .jitter(Duration.ofMillis(1))
            .multiplier(1.25)
            .maxDelay(Duration.ofMillis(80))
            .build());

    private Collisions() {}

    /**
     * What the first attempt returns that did not collide.
     *
     * @throws Refused retryable, when all attempts collided, or the process is ending
     */
    static <T> T retried(Supplier<T> attempt) {
        try {
            return RETRY.execute(attempt::get);
        } catch (RetryException over) {
            throw switch (over.getCause()) {
                case RuntimeException failure when !isCollision(failure) -> failure;
                case Error failure -> throw failure;
                case Throwable collision -> overloaded(collision);
            };
        }
    }

    static Refused overloaded(Throwable collision) {
        return Refused.overloaded(LATER, collision);
    }

    /** A key that is taken already is a collision; any other rule of the database is broken however often one tries. */
    private static boolean isCollision(Throwable failure) {
        if (failure instanceof ConcurrencyFailureException) {
            return true;
        }
        return failure instanceof DataIntegrityViolationException broken
                && broken.getMostSpecificCause() instanceof SQLException cause
                && (UNIQUE_STATE.equals(cause.getSQLState()) || cause.getErrorCode() == UNIQUE_ON_ORACLE);
    }
}
