package no.kfr.register.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Span;
import no.kfr.register.period.Superseding;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one customer costs of whom an institution has reported periods without end. */
class HistoryCostTest {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEVER = LocalDateTime.parse("9999-12-31T00:00").toInstant(ZoneOffset.UTC);
    private static final Instant STATED = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void a_list_that_adds_to_periods_costs_in_proportion_to_their_number() throws Exception {
        registered(LocalDate.of(2026, 1, 1)).growsWithSize();
    }

    @Test
    void a_list_that_joins_all_periods_costs_in_proportion_to_their_number() throws Exception {
        registered(FIRST).growsWithSize();
    }

    @Test
    void a_change_that_closed_all_periods_costs_in_proportion_to_their_number() throws Exception {
        Growth.of("periods closed at once", 2500, HistoryCostTest::closedAtOnce)
                .handledBy(all -> new History(all, List.of()))
                .growsWithSize();
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(
                Stream.of(Growth.of("periods closed at once", 2500, HistoryCostTest::closedAtOnce)),
                all -> new History(all, List.of()));
    }

    private static Growth registered(LocalDate start) throws Exception {
        var entry = new Span(Period.openFrom(start), Ownership.UNKNOWN);
        return Growth.of("periods", 2500, size -> rows(size, NEVER, null))
                .handledBy(rows -> assertThat(new History(rows, List.of())
                                .registered(entry, STATED)
                                .outcome())
                        .isIn(BulkOutcome.ADDED, BulkOutcome.CHANGED));
    }

    private static List<StoredRow> closedAtOnce(int size) {
        Instant at = RECORDED.plusSeconds(86_400);
        List<StoredRow> rows = rows(size, at, Superseding.JOINED);
        rows.add(new StoredRow(new RecordedPeriod(Period.openFrom(FIRST), Ownership.UNKNOWN, at), NEVER, null, null));
        return rows;
    }

    /** Every other day. */
    private static List<StoredRow> rows(int size, Instant supersededAt, @Nullable Superseding why) {
        List<StoredRow> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            LocalDate day = FIRST.plusDays(2L * i);
            rows.add(new StoredRow(
                    new RecordedPeriod(new Period(day, day), Ownership.UNKNOWN, RECORDED.plusSeconds(i)),
                    supersededAt,
                    why,
                    null));
        }
        return rows;
    }
}
