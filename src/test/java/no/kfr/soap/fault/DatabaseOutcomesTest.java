package no.kfr.soap.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DatabaseOutcomesTest {

    private Instant now = Instant.parse("2026-11-26T10:00:00Z");

    private final DatabaseOutcomes outcomes = new DatabaseOutcomes(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void a_row_of_failures_tells_that_the_database_is_away() {
        fail(DatabaseOutcomes.ROW - 1);
        assertThat(outcomes.areAllFailures()).isFalse();
        fail(1);
        assertThat(outcomes.areAllFailures()).isTrue();
    }

    @Test
    void one_answer_in_between_tells_that_it_is_not() {
        fail(DatabaseOutcomes.ROW);
        outcomes.succeeded();
        fail(DatabaseOutcomes.ROW - 1);
        assertThat(outcomes.areAllFailures()).isFalse();
    }

    /** Whoever is sent no requests any more could not tell otherwise that it is back. */
    @Test
    void old_failures_tell_nothing() {
        fail(DatabaseOutcomes.ROW);
        now = now.plus(DatabaseOutcomes.WITHIN).plus(Duration.ofSeconds(1));
        assertThat(outcomes.areAllFailures()).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            outcomes.failed();
        }
    }
}
