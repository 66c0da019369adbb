package no.kfr.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node goes by the database's time, and says so when its own differs. */
class DatabaseClockTest {

    private static final Instant TRUE = Instant.parse("2026-11-22T11:00:00Z");

    private Instant database = TRUE;
    private long way;
    private long tick;

    @ParameterizedTest
    @ValueSource(ints = {-300, 300})
    void goes_by_the_database_and_not_by_its_own_clock(int secondsAhead) {
        DatabaseClock clock = new DatabaseClock(this::tell, () -> TRUE.plusSeconds(secondsAhead), () -> tick);

        assertThat(clock.instant()).isEqualTo(TRUE);
        assertThat(clock.ownAhead()).isEqualTo(Duration.ofSeconds(secondsAhead));
        assertThat(clock.isOff()).isTrue();
        assertThat(new ClockHealth(clock).health().getDetails())
                .containsEntry("off", true)
                .containsEntry("millisAheadOfDatabase", secondsAhead * 1000L);
    }

    @Test
    void goes_on_evenly_between_two_comparisons() {
        DatabaseClock clock = new DatabaseClock(this::tell, () -> TRUE, () -> tick);
        tick += Duration.ofSeconds(3).toNanos();

        assertThat(clock.instant()).isEqualTo(TRUE.plusSeconds(3));
        assertThat(clock.isOff()).isFalse();
    }

    @Test
    void is_corrected_only_by_what_a_comparison_proves() {
        DatabaseClock clock = new DatabaseClock(this::tell, () -> TRUE, () -> tick);
        way = Duration.ofMillis(20).toNanos();
        database = TRUE.plusMillis(5);
        clock.ask();
        assertThat(clock.instant()).isEqualTo(TRUE.plusMillis(20));

        database = TRUE.plusSeconds(2);
        clock.ask();
        assertThat(clock.instant()).isEqualTo(TRUE.plusSeconds(2).plusMillis(10));
    }

    @Test
    void believes_no_answer_that_was_long_on_its_way_and_none_that_did_not_come() {
        DatabaseClock clock = new DatabaseClock(this::tell, () -> TRUE, () -> tick);
        way = Duration.ofSeconds(2).toNanos();
        database = TRUE.plusSeconds(500);
        clock.ask();
        database = Instant.MAX;
        clock.ask();

        assertThat(clock.instant()).isEqualTo(TRUE.plusSeconds(4));
    }

    private Instant tell() {
        tick += way;
        if (database.equals(Instant.MAX)) {
            throw new IllegalStateException("away");
        }
        return database;
    }
}
