package no.kfr.transaction;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Runs work in a transaction of its own, and again in a fresh one when it collided with another's.
 *
 * <p>Work that says {@link #keepOpen} leaves its transaction open when it is done: what belongs to it but is known only later, the
 * signed reply, is stored by {@link #finish} with the same commit. Until then the thread may do nothing else here: such work is the
 * last of its request.
 */
@Component
public class UnitOfWork {

    private static final Logger LOG = LoggerFactory.getLogger(UnitOfWork.class);
    private static final int ATTEMPTS = 20;
    /** Nobody waits longer than this for a lock that another session forgot. */
    private static final int TIMEOUT_SECONDS = 20;

    private static final Duration LATER = Duration.ofSeconds(5);

    private static final String UNIQUE_STATE = "23505";
    private static final int UNIQUE_ON_ORACLE = 1;

    private final PlatformTransactionManager transactions;
    private final DefaultTransactionDefinition definition;
    private final ThreadLocal<Scope> scope = new ThreadLocal<>();

    UnitOfWork(PlatformTransactionManager transactions) {
        this.transactions = transactions;
        this.definition = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.definition.setTimeout(TIMEOUT_SECONDS);
    }

    /**
     * What the work returns, committed; or done and left open, when it said so.
     *
     * @throws Refused by the work itself; or, retryable, when it went on colliding or the database is not available
     */
    public <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return explained(() -> once(work));
            } catch (ConcurrencyFailureException | DataIntegrityViolationException failure) {
                if (!isCollision(failure)) {
                    throw failure;
                }
                if (attempt == ATTEMPTS) {
                    throw Refused.forNow(Code.OVERLOADED, LATER, failure);
                }
                pause(attempt);
            }
        }
    }

    /** To be called by work that is run here: what it does is committed by {@link #finish}, and only then. */
    public void keepOpen() {
        Scope mine = scope.get();
        if (mine == null || mine.isDone || mine.isWithinOther) {
            throw new IllegalStateException("not in a transaction that could be kept open");
        }
        mine.isKept = true;
    }

    /**
     * Does the last of what was left open, and commits all of it.
     *
     * @throws IllegalStateException when nothing was left open
     * @throws Refused retryable, when it could not be committed; then nothing of it is stored
     */
    public void finish(Runnable last) {
        Scope mine = scope.get();
        if (mine == null || !mine.isDone) {
            throw new IllegalStateException("nothing was left open");
        }
        scope.remove();
        try {
            explained(() -> {
                doOrRollBack(mine.status, () -> {
                    last.run();
                    return true;
                });
                transactions.commit(mine.status);
                return true;
            });
        } catch (ConcurrencyFailureException collision) {
            throw Refused.forNow(Code.OVERLOADED, LATER, collision);
        }
        mine.afterwards.forEach(UnitOfWork::doIfPossible);
    }

    /** Rolls back what was left open, if anything was: there will be nothing to finish it with. */
    public void abandon() {
        Scope mine = scope.get();
        if (mine != null && mine.isDone) {
            scope.remove();
            try {
                transactions.rollback(mine.status);
            } catch (TransactionException gone) {
                LOG.warn(
                        "a transaction ended without being rolled back: {}",
                        gone.getClass().getSimpleName());
            }
        }
    }

    /** Does something when what was left open has been committed; at once, when nothing was. */
    public void afterwards(Runnable what) {
        Scope mine = scope.get();
        if (mine != null && mine.isDone) {
            mine.afterwards.add(what);
        } else {
            what.run();
        }
    }

    private <T> T once(Supplier<T> work) {
        Scope outer = scope.get();
        if (outer != null && (outer.isDone || outer.isKept)) {
            throw new IllegalStateException("what was left open is the last of a request");
        }
        Scope mine = new Scope(transactions.getTransaction(definition), outer != null);
        scope.set(mine);
        try {
            T result = doOrRollBack(mine.status, () -> {
                T done = work.get();
                if (mine.isKept) {
                    // What collides must do so here, where it can be done again.
                    mine.status.flush();
                }
                return done;
            });
            mine.isDone = mine.isKept;
            if (!mine.isKept) {
                transactions.commit(mine.status);
            }
            return result;
        } finally {
            if (outer != null) {
                scope.set(outer);
            } else if (!mine.isDone) {
                scope.remove();
            }
        }
    }

    /** What was committed stays so, whatever comes of what should follow. */
    private static void doIfPossible(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException failed) {
            LOG.warn("what should follow a commit failed: {}", failed.getClass().getSimpleName());
        }
    }

    private <T> T doOrRollBack(TransactionStatus status, Supplier<T> work) {
        try {
            return Objects.requireNonNull(work.get());
        } catch (RuntimeException | Error failure) {
            transactions.rollback(status);
            throw failure;
        }
    }

    private static <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (CannotCreateTransactionException
                | TransactionSystemException
                | TransactionTimedOutException
                | NonTransientDataAccessResourceException
                | TransientDataAccessException gone) {
            if (gone instanceof ConcurrencyFailureException collision) {
                throw collision;
            }
            throw Refused.forNow(Code.DATABASE_UNAVAILABLE, LATER, gone);
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

    /** A piece of work with its transaction: under way, or done and left open. */
    private static final class Scope {

        private final TransactionStatus status;
        private final boolean isWithinOther;
        private final List<Runnable> afterwards = new ArrayList<>();
        private boolean isKept;
        private boolean isDone;

        Scope(TransactionStatus status, boolean isWithinOther) {
            this.status = status;
            this.isWithinOther = isWithinOther;
        }
    }
}
