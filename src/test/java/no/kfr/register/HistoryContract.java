package no.kfr.register;

import static no.kfr.register.period.Ownership.PRIMARY_OWNER;
import static no.kfr.register.period.Ownership.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import no.kfr.MovableClock;
import no.kfr.TestDatabase;
import no.kfr.identity.Period;
import no.kfr.register.period.Change;
import no.kfr.register.period.Change.Outcome;
import no.kfr.register.period.RecordedPeriod;
import org.junit.jupiter.api.Test;

/** What the register keeps of the past, on whatever database it runs. */
abstract class HistoryContract extends RelationshipCase {

    HistoryContract(TestDatabase database) {
        super(database);
    }

    @Test
    void answers_as_of_a_past_moment() {
        Instant before = node.clock().instant().minusSeconds(1);
        Instant added = register(Period.openFrom(MARCH), UNKNOWN).at();
        node.clock().move(Duration.ofDays(1));
        Instant extended = register(Period.openFrom(JANUARY), PRIMARY_OWNER).at();
        node.clock().move(Duration.ofDays(1));
        Instant annulled = annul(JANUARY).at();

        assertThat(asOf(before)).isEmpty();
        assertThat(asOf(added)).extracting(KnownRelationship::period).containsExactly(Period.openFrom(MARCH));
        assertThat(asOf(extended.minusNanos(1000)))
                .extracting(KnownRelationship::ownership)
                .containsExactly(UNKNOWN);
        assertThat(asOf(extended)).extracting(KnownRelationship::period).containsExactly(Period.openFrom(JANUARY));
        assertThat(asOf(annulled)).isEmpty();
    }

    @Test
    void records_strictly_later_times_even_when_the_clock_goes_back() {
        Instant first = register(Period.openFrom(MAY), UNKNOWN).at();
        Instant second = register(Period.openFrom(MARCH), UNKNOWN).at();
        node.clock().move(Duration.ofHours(-1));
        Instant third = annul(MARCH).at();
        Instant fourth = register(Period.openFrom(MARCH), UNKNOWN).at();

        assertThat(List.of(first, second, third, fourth)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void stores_times_in_utc_and_dates_as_they_are() {
        register(new Period(LocalDate.of(1800, 1, 1), MARCH), UNKNOWN);

        assertThat(one("recorded_at", LocalDateTime.class))
                .isEqualTo(LocalDateTime.ofInstant(MovableClock.START, ZoneOffset.UTC));
        assertThat(one("superseded_at", LocalDateTime.class)).isEqualTo(LocalDateTime.of(9999, 12, 31, 0, 0));
        assertThat(one("valid_from", LocalDate.class)).isEqualTo(LocalDate.of(1800, 1, 1));
        assertThat(held()).containsExactly(new Period(LocalDate.of(1800, 1, 1), MARCH));
    }

    @Test
    void extends_a_period_backwards_and_keeps_the_old_row() {
        register(Period.openFrom(MARCH), UNKNOWN);
        node.clock().move(Duration.ofHours(1));

        Change change = register(Period.openFrom(JANUARY), UNKNOWN);

        assertThat(change.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(held()).containsExactly(Period.openFrom(JANUARY));
        assertThat(traces()).containsExactly("EXTENDED");
    }

    @Test
    void annuls_a_period_and_keeps_its_trace_with_the_reason() {
        RecordedPeriod wrong = register(Period.openFrom(JANUARY), UNKNOWN).period();

        Change change = annul(JANUARY);

        assertThat(change.outcome()).isEqualTo(Outcome.ANNULLED);
        assertThat(change.period()).isEqualTo(wrong);
        assertThat(periods()).isEmpty();
        assertThat(traces()).containsExactly("ANNULLED");
        assertThat(column("reason")).containsExactly("wrong file");
    }
}
