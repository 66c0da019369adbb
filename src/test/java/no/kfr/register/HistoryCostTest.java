package no.kfr.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kfr.CostGrowth;
import no.kfr.identity.Period;
import no.kfr.register.bulk.BulkOutcome;
import no.kfr.register.period.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one customer costs of whom an institution has reported periods without end. */
class HistoryCostTest {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant STATED = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void a_list_that_adds_to_periods_costs_in_proportion_to_their_number() {
        assertThat(growth(LocalDate.of(2026, 1, 1))).isLessThan(2.5);
    }

    @Test
    void a_list_that_joins_all_periods_costs_in_proportion_to_their_number() {
        assertThat(growth(FIRST)).isLessThan(2.5);
    }

    @Test
    void a_change_that_closed_all_periods_costs_in_proportion_to_their_number() {
        assertThat(CostGrowth.perDoubling(2000, size -> {
                    List<StoredRow> rows = rows(size, RECORDED.plusSeconds(86_400), Superseding.JOINED);
                    rows.add(new StoredRow(
                            new Span(Period.openFrom(FIRST), Ownership.UNKNOWN),
                            RECORDED.plusSeconds(86_400),
                            Relationships.NOT_SUPERSEDED,
                            null,
                            null));
                    return () -> new History(rows);
                }))
                .isLessThan(2.5);
    }

    private static double growth(LocalDate start) {
        var entry = new Span(Period.openFrom(start), Ownership.UNKNOWN);
        return CostGrowth.perDoubling(2000, size -> {
            List<StoredRow> rows = rows(size, Relationships.NOT_SUPERSEDED, null);
            return () -> assertThat(new History(rows).registered(entry, STATED).outcome())
                    .isIn(BulkOutcome.ADDED, BulkOutcome.CHANGED);
        });
    }

    /** Every other day. */
    private static List<StoredRow> rows(int size, Instant supersededAt, @Nullable Superseding why) {
        List<StoredRow> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            LocalDate day = FIRST.plusDays(2L * i);
            rows.add(new StoredRow(
                    new Span(new Period(day, day), Ownership.UNKNOWN),
                    RECORDED.plusSeconds(i),
                    supersededAt,
                    why,
                    null));
        }
        return rows;
    }
}
