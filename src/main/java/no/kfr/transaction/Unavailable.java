package no.kfr.transaction;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.time.Duration;
import java.util.function.Supplier;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/** A database that is gone, or answers too late, is a retryable refusal. */
final class Unavailable {

    private static final Duration LATER = Duration.ofSeconds(5);

    private Unavailable() {}

    /** Whether the connection itself broke: what it was asked last may have been done or not. */
    static boolean isGone(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLRecoverableException || cause instanceof SQLNonTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException told && isOfConnection(told)) {
                return true;
            }
        }
        return false;
    }

    /** The pool says without a state that it has closed a connection that broke. */
    private static boolean isOfConnection(SQLException told) {
        String state = told.getSQLState();
        return state == null
                ? "Connection is closed".equals(told.getMessage())
                : state.startsWith("08") || state.startsWith("57P") || state.equals("25P03");
    }

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
        } catch (UncategorizedDataAccessException perhapsGone) {
            if (isGone(perhapsGone)) {
                throw Refused.forNow(Code.DATABASE_UNAVAILABLE, LATER, perhapsGone);
            }
            throw perhapsGone;
        }
    }
}
