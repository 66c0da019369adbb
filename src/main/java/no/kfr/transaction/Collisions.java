package no.kfr.transaction;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** Work that collided with another's is done again, in a fresh transaction. */
final class Collisions {

    private static final int ATTEMPTS = 20;
    private static final Duration LATER = Duration.ofSeconds(5);

    private static final String UNIQUE_STATE = "23505";
    private static final int UNIQUE_ON_ORACLE = 1;

    private Collisions() {}

    /**
     * What the first attempt returns that did not collide.
     *
     * @throws Refused retryable, when all attempts collided
     */
    static <T> T retried(Supplier<T> attempt) {
        for (int number = 1; ; number++) {
            try {
                return attempt.get();
            } catch (ConcurrencyFailureException | DataIntegrityViolationException failure) {
                if (!isCollision(failure)) {
                    throw failure;
                }
                if (number == ATTEMPTS) {
                    throw overloaded(failure);
                }
                pause(number);
            }
        }
    }

    static Refused overloaded(Throwable collision) {
        return Refused.forNow(Code.OVERLOADED, LATER, collision);
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
