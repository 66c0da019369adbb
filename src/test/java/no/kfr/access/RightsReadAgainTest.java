package no.kfr.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import no.kfr.rights.RightsStamp;
import no.kfr.transaction.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** After a change of rights, with fewer connections than requests. */
class RightsReadAgainTest {

    /** Nobody gets one in time from whoever waits for longer. */
    private static final int MILLIS = 3_000;

    private final ExecutorService requests = Executors.newFixedThreadPool(2);
    private final CountDownLatch hasAll = new CountDownLatch(1);
    private final CountDownLatch readsAgain = new CountDownLatch(1);

    @AfterEach
    void stop() {
        requests.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void never_waits_for_one_who_needs_the_connection_that_it_holds(TestDatabases server) throws Exception {
        try (HikariDataSource pool = ofOne(server.fresh());
                RightsFixture node = RightsFixture.seeded(new Slow(pool))) {
            node.bean(UnitOfWork.class).join(node.bean(RightsStamp.class)::renew);

            Future<?> outside = requests.submit(() -> {
                Slow.asked.set(0);
                return node.participants().current();
            });
            readsAgain.await();
            Future<?> within = requests.submit(() -> node.bean(UnitOfWork.class).once(() -> {
                hasAll.countDown();
                return node.participants().current();
            }));

            assertThat(within.get()).isNotNull();
            assertThat(outside.get()).isNotNull();
        }
    }

    private static HikariDataSource ofOne(DataSource database) {
        var pool = new HikariDataSource();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(MILLIS);
        return pool;
    }

    /** Whose second connection for the request that counts comes when the other has the only one. */
    private final class Slow extends DelegatingDataSource {

        private static final ThreadLocal<Integer> asked = new ThreadLocal<>();

        Slow(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Integer before = asked.get();
            if (before != null) {
                asked.set(before + 1);
                if (before == 1) {
                    readsAgain.countDown();
                    await();
                }
            }
            return super.getConnection();
        }

        private void await() {
            try {
                hasAll.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
