package no.kfr.transaction;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.kfr.capacity.Permits;
import no.kfr.refusal.Refused;
import no.kfr.refusal.StartRefused;

/**
 * Connections to the database that work in bulk may hold at the same time: three quarters of the pool. The rest is for single requests and
 * for the question after the register's health, whatever is being loaded, extracted or asked in bulk.
 */
final class Connections {

    /** No limit but the pool itself. */
    static final Connections UNCOUNTED = new Connections(Integer.MAX_VALUE, Duration.ZERO);

    /** With fewer there is no share for anybody. */
    private static final int SMALLEST_POOL = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final int most;
    private final Permits permits;
    private final Duration patience;

    Connections(int most, Duration patience) {
        this.most = most;
        this.permits = Permits.of(most, LATER);
        this.patience = patience;
    }

    /** @throws StartRefused when its pool is too small to be shared */
    static Connections of(DataSource database) {
        if (!(database instanceof HikariDataSource pool)) {
            return UNCOUNTED;
        }
        int all = pool.getMaximumPoolSize();
        if (all < SMALLEST_POOL) {
            throw new StartRefused(
                    "spring.datasource.hikari.maximum-pool-size is " + all + " and at least " + SMALLEST_POOL
                            + ": work in bulk takes three quarters of the connections, and single requests need some,"
                            + " too.");
        }
        return new Connections(all * 3 / 4, PATIENCE);
    }

    int most() {
        return most;
    }

    boolean hasQueue() {
        return permits.free().hasQueuedThreads();
    }

    /** Held while this is done. */
    <T> T during(Supplier<T> work) {
        permits.acquire(1, patience);
        try {
            return work.get();
        } finally {
            permits.release(1);
        }
    }

    /**
     * Held until what is done here is over: the work is given what says so.
     *
     * @throws Refused overloaded, when there is none in time
     */
    <T> T until(Function<Runnable, T> work) {
        permits.acquire(1, patience);
        try {
            return work.apply(() -> permits.release(1));
        } catch (RuntimeException | Error failure) {
            permits.release(1);
            throw failure;
        }
    }
}
