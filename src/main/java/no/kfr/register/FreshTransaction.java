package no.kfr.register;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Runs work in a transaction of its own, and again in a fresh one when it collided with another's.
 *
 * <p>A thread that has said {@link #awaitReply} leaves its last transaction open when the work is done: what belongs to the
 * same request but is known only later, the signed reply, is stored in it by {@link #finish}. A request is one commit then.
 */
@Component
public class FreshTransaction {

    private static final int ATTEMPTS = 20;
    /** Nobody waits longer than this for a lock that another session forgot. */
    private static final int TIMEOUT_SECONDS = 20;

    private static final Duration LATER = Duration.ofSeconds(5);

    private static final String UNIQUE_STATE = "23505";
    private static final int UNIQUE_ON_ORACLE = 1;

    private final PlatformTransactionManager transactions;
    private final TransactionDefinition definition;
    private final ThreadLocal<Held> held = new ThreadLocal<>();

    FreshTransaction(PlatformTransactionManager transactions) {
        var template = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        template.setTimeout(TIMEOUT_SECONDS);
        this.transactions = transactions;
        this.definition = template;
    }

    /** From now on until {@link #finish} or {@link #abandon}, this thread's work is committed together with its reply. */
    public void awaitReply() {
        abandon();
        held.set(new Held(null));
    }

    /**
     * Does the last of the request's work and commits all of it; in a transaction of its own when none was left open.
     *
     * @throws Refused retryable, when it could not be committed; then nothing of it is stored
     */
    public void finish(Runnable last) {
        Held before = held.get();
        held.remove();
        TransactionStatus open = before == null ? null : before.open();
        explained(() -> {
            TransactionStatus status = open == null ? transactions.getTransaction(definition) : open;
            doAndCommit(status, () -> {
                last.run();
                return true;
            });
            return true;
        });
    }

    /** Rolls back what was left open: there will be no reply to commit it with. */
    public void abandon() {
        Held before = held.get();
        held.remove();
        TransactionStatus open = before == null ? null : before.open();
        if (open != null && !open.isCompleted()) {
            transactions.rollback(open);
        }
    }

    /**
     * What the work returns, committed.
     *
     * @throws Refused by the work itself; or, retryable, when it went on colliding or the database is not available
     */
    public <T> T run(Supplier<T> work) {
        commitEarlier();
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

    private <T> T once(Supplier<T> work) {
        TransactionStatus status = transactions.getTransaction(definition);
        if (held.get() == null) {
            return doAndCommit(status, work);
        }
        T result = doOrRollBack(status, () -> {
            T done = work.get();
            // What collides must do so here, where it can be done again.
            status.flush();
            return done;
        });
        held.set(new Held(status));
        return result;
    }

    private <T> T doAndCommit(TransactionStatus status, Supplier<T> work) {
        T result = doOrRollBack(status, work);
        transactions.commit(status);
        return result;
    }

    private <T> T doOrRollBack(TransactionStatus status, Supplier<T> work) {
        try {
            return Objects.requireNonNull(work.get());
        } catch (RuntimeException | Error failure) {
            transactions.rollback(status);
            throw failure;
        }
    }

    /** A request that works in several transactions has only its last one committed with the reply. */
    private void commitEarlier() {
        Held before = held.get();
        TransactionStatus open = before == null ? null : before.open();
        if (open != null) {
            held.set(new Held(null));
            explained(() -> {
                transactions.commit(open);
                return true;
            });
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

    /** That this thread awaits a reply, and the transaction that it leaves open for it, where there is one by now. */
    private record Held(@Nullable TransactionStatus open) {}
}
