package no.kfr.transaction;

import java.time.Duration;
import java.util.function.Supplier;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/** A database that is gone, or answers too late, is a retryable refusal. */
final class Unavailable {

    private static final Duration LATER = Duration.ofSeconds(5);

    private Unavailable() {}

    static <T> T refused(Supplier<T> work) {
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
}
