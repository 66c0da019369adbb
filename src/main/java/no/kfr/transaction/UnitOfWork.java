package no.kfr.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.kfr.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one way to do something in a transaction. Whoever needs one that is there already says so by
 * {@code @Transactional(propagation = MANDATORY)}, and never begins one by an annotation.
 *
 * <p>All methods return what the work returns, and roll back when it throws.
 */
@Component
public class UnitOfWork {

    /** Nobody waits longer than this for a lock that another session forgot. */
    private static final int TIMEOUT_SECONDS = 20;

    private static final TransactionDefinition LIMITED = limited();
    private static final TransactionDefinition OWN = own();
    private static final TransactionDefinition READING = reading();
    private static final TransactionDefinition JOINING = new DefaultTransactionDefinition();

    private final PlatformTransactionManager transactions;
    private final Connections connections;
    private final UnitOfWork inBulk;

    private final Duration longest;

    @Autowired
    UnitOfWork(PlatformTransactionManager transactions, DataSource database, DatabaseSettings settings) {
        this(transactions, Connections.of(database), settings.statementTimeout());
    }

    /** On a database whose connections nobody counts. Reading work waits no longer than other work. */
    public UnitOfWork(PlatformTransactionManager transactions) {
        this(transactions, Connections.UNCOUNTED);
    }

    UnitOfWork(PlatformTransactionManager transactions, Connections forBulk) {
        this(transactions, forBulk, Duration.ZERO);
    }

    private UnitOfWork(PlatformTransactionManager transactions, Connections forBulk, Duration longest) {
        this.transactions = transactions;
        this.connections = Connections.UNCOUNTED;
        this.longest = longest;
        this.inBulk = new UnitOfWork(forBulk, transactions, longest);
    }

    private UnitOfWork(Connections connections, PlatformTransactionManager transactions, Duration longest) {
        this.transactions = transactions;
        this.connections = connections;
        this.longest = longest;
        this.inBulk = this;
    }

    /**
     * The same for work of which each piece keeps the database busy for long, or of which there may be much: it waits for its share of the
     * connections, which leaves some to all other work. Whoever waits too long is refused as overloaded.
     */
    public UnitOfWork inBulk() {
        return inBulk;
    }

    /** How many pieces of work in bulk there may be at the same time. */
    public int mostInBulk() {
        return inBulk.connections.most();
    }

    /** Whether work in bulk waits for its share. */
    public boolean hasQueueInBulk() {
        return inBulk.connections.hasQueue();
    }

    /**
     * Does the work in a transaction of its own, and again in a fresh one when it collided with another's.
     *
     * @throws Refused by the work itself; or, retryable, when it went on colliding or the database is not available
     */
    public <T> T run(Supplier<T> work) {
        requireNoOther();
        return connections.during(() -> Collisions.retried(() -> Unavailable.refused(() -> committed(LIMITED, work))));
    }

    /** As {@link #run}, and leaves the transaction open: nothing is stored before the work is finished. */
    public <T> OpenWork<T> open(Supplier<T> work) {
        requireNoOther();
        return connections.until(taken -> Collisions.retried(() -> Unavailable.refused(() -> {
            TransactionStatus status = transactions.getTransaction(LIMITED);
            T result = doOrRollBack(status, () -> {
                T done = work.get();
                // What collides must do so here, where it can be done again.
                status.flush();
                return done;
            });
            return new OpenWork<>(transactions, status, result, taken);
        })));
    }

    /** Whether the refusal of work says that it took longer than a transaction may last: less of it may be done in time. */
    public static boolean tookTooLong(Refused refused) {
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionTimedOutException || cause instanceof QueryTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Does the work in a transaction of its own, whatever its caller's; once, for as long as it takes. Throws what went wrong. */
    public <T> T once(Supplier<T> work) {
        return connections.during(() -> committed(OWN, work));
    }

    /** As {@link #once}, for work that only reads: each of its statements what is committed when it begins. */
    public <T> T read(Supplier<T> work) {
        return connections.during(() -> committed(READING, work));
    }

    /** Does the work in the transaction that is there, else in one of its own; once. Throws what went wrong. */
    public <T> T join(Supplier<T> work) {
        return committed(JOINING, work);
    }

    /** As {@link #once(Supplier)}. */
    public void once(Runnable work) {
        once(returning(work));
    }

    /** As {@link #read(Supplier)}. */
    public void read(Runnable work) {
        read(returning(work));
    }

    /** As {@link #read(Supplier)}, and no statement of it lasts longer than what is left of this time. */
    public void read(Duration within, Runnable work) {
        var definition = reading();
        definition.setTimeout(Math.toIntExact(within.toSeconds()));
        connections.during(() -> committed(definition, returning(work)));
    }

    /** As {@link #join(Supplier)}. */
    public void join(Runnable work) {
        join(returning(work));
    }

    private static Supplier<Boolean> returning(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    private <T> T committed(TransactionDefinition definition, Supplier<T> work) {
        TransactionStatus status = transactions.getTransaction(definition);
        T result = doOrRollBack(status, () -> {
            if (definition.isReadOnly()) {
                waitLonger();
            }
            return work.get();
        });
        transactions.commit(status);
        return result;
    }

    /** What reads much takes longer than a node waits otherwise. The pool takes the connection back as it was. */
    private void waitLonger() {
        if (!longest.isZero() && transactions instanceof JpaTransactionManager jpa && jpa.getDataSource() != null) {
            Connection connection = DataSourceUtils.getConnection(jpa.getDataSource());
            try {
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
            } catch (SQLException broken) {
                throw new DataAccessResourceFailureException("the connection takes no limit", broken);
            }
        }
    }

    private <T> T doOrRollBack(TransactionStatus status, Supplier<T> work) {
        try {
            return Objects.requireNonNull(work.get());
        } catch (RuntimeException | Error failure) {
            rollBack(transactions, status, failure);
            throw failure;
        }
    }

    /** What a broken connection can't roll back, the database does; what went wrong first is what counts. */
    static void rollBack(PlatformTransactionManager transactions, TransactionStatus status, Throwable failure) {
        try {
            transactions.rollback(status);
        } catch (RuntimeException gone) {
            failure.addSuppressed(gone);
        }
    }

    /** It would wait for another connection while it holds one, and see nothing of what the other has done. */
    private static void requireNoOther() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("another work of this thread is not over");
        }
    }

    private static TransactionDefinition limited() {
        var definition = own();
        definition.setTimeout(TIMEOUT_SECONDS);
        return definition;
    }

    private static DefaultTransactionDefinition reading() {
        var definition = own();
        definition.setReadOnly(true);
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return definition;
    }

    private static DefaultTransactionDefinition own() {
        return new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }
}
