package no.kfr.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import no.kfr.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/**
 * Work that was done and whose transaction is still open, for what belongs to it but is known only later. Its transaction is that of
 * the thread that did the work: it is finished or abandoned there, and the thread begins no other work until then.
 */
public final class OpenWork<T> {

    private static final Logger LOG = LoggerFactory.getLogger(OpenWork.class);

    private final PlatformTransactionManager transactions;
    private final TransactionStatus status;
    private final T result;
    private final Runnable letGo;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean over;

    /** @param letGo run when the transaction is over */
    OpenWork(PlatformTransactionManager transactions, TransactionStatus status, T result, Runnable letGo) {
        this.transactions = transactions;
        this.status = status;
        this.result = result;
        this.letGo = letGo;
    }

    /** What the work returned. Not committed yet. */
    public T result() {
        return result;
    }

    /** Has something done when all of it is committed. What fails of that undoes nothing. */
    public void afterCommit(Runnable what) {
        requireOpen();
        afterCommit.add(what);
    }

    /**
     * Does the last of it, and commits all of it; does not guess when the connection breaks while it commits.
     *
     * @param isStored asked then, in no transaction: whether what was to be committed is there
     * @throws Refused retryable, when it could not be committed; then nothing of it is stored
     */
    public void finish(Runnable last, BooleanSupplier isStored) {
        requireOpen();
        over = true;
        try {
            Unavailable.refused(() -> {
                doLast(last);
                commit(isStored);
                return true;
            });
        } catch (ConcurrencyFailureException collision) {
            throw Collisions.overloaded(collision);
        } finally {
            letGo.run();
        }
        afterCommit.forEach(OpenWork::doIfPossible);
    }

    private void commit(BooleanSupplier isStored) {
        try {
            transactions.commit(status);
        } catch (RuntimeException failed) {
            if (!Unavailable.isGone(failed) || !isStored.getAsBoolean()) {
                throw failed;
            }
        }
    }

    /** Rolls back, unless it is finished. */
    public void abandon() {
        if (!over) {
            over = true;
            try {
                transactions.rollback(status);
            } catch (TransactionException gone) {
                LOG.warn(
                        "a transaction ended without being rolled back: {}",
                        gone.getClass().getSimpleName());
            } finally {
                letGo.run();
            }
        }
    }

    private void requireOpen() {
        if (over) {
            throw new IllegalStateException("this work is over");
        }
    }

    private void doLast(Runnable last) {
        try {
            last.run();
        } catch (RuntimeException | Error failure) {
            UnitOfWork.rollBack(transactions, status, failure);
            throw failure;
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
}
