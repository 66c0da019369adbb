package no.kfr.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.StartRefused;
import org.junit.jupiter.api.Test;

/** The share of the pool that work in bulk may hold. */
class ConnectionsTest {

    private final Connections connections = new Connections(1, Duration.ofMillis(1));

    @Test
    void one_more_is_told_to_come_again() {
        connections.during(() -> {
            assertThatThrownBy(() -> connections.during(() -> true))
                    .isInstanceOfSatisfying(
                            Refused.class, full -> assertThat(full.code()).isEqualTo(Code.OVERLOADED));
            return true;
        });
        assertThat(connections.<Boolean>during(() -> true)).isTrue();
    }

    @Test
    void what_is_left_open_is_held_until_it_is_over() {
        List<Runnable> over = new ArrayList<>();
        connections.until(letGo -> {
            over.add(letGo);
            return true;
        });
        assertThatThrownBy(() -> connections.during(() -> true)).isInstanceOf(Refused.class);
        over.getFirst().run();
        assertThat(connections.<Boolean>during(() -> true)).isTrue();
    }

    @Test
    void what_fails_is_held_no_longer() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> connections.during(ConnectionsTest::fail))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> connections.until(letGo -> fail())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void three_quarters_of_the_pool_and_of_a_pool_that_is_too_small_none() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setMaximumPoolSize(20);
            assertThat(Connections.of(pool).most()).isEqualTo(15);
            pool.setMaximumPoolSize(4);
            assertThat(Connections.of(pool).most()).isEqualTo(3);
            pool.setMaximumPoolSize(3);
            assertThatThrownBy(() -> Connections.of(pool))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("spring.datasource.hikari.maximum-pool-size is 3");
        }
    }

    private static boolean fail() {
        throw new IllegalStateException("broken");
    }
}
