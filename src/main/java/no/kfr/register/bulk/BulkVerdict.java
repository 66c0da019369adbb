package no.kfr.register.bulk;

import java.time.LocalDate;
import java.util.List;
import no.kfr.identity.Period;
import no.kfr.register.period.Span;
import no.kfr.register.period.Superseding;
import org.jspecify.annotations.Nullable;

/** What is to be written for one relationship of many. */
public record BulkVerdict(BulkOutcome outcome, List<Closed> superseded, List<Span> added) {

    /** A current row that is no longer current. */
    record Closed(StoredRow row, Superseding why) {}

    public static BulkVerdict nothing(BulkOutcome outcome) {
        return new BulkVerdict(outcome, List.of(), List.of());
    }

    public static BulkVerdict registered(List<StoredRow> current, List<Span> wanted) {
        List<Span> added = added(current, wanted);
        List<Closed> closed = gone(current, wanted).stream()
                .map(row -> new Closed(row, whyJoined(row, current, added)))
                .toList();
        return new BulkVerdict(closed.isEmpty() ? BulkOutcome.ADDED : BulkOutcome.CHANGED, closed, added);
    }

    public static BulkVerdict ended(StoredRow open, LocalDate lastDay) {
        Period period = new Period(open.period().from(), lastDay);
        return new BulkVerdict(
                BulkOutcome.ENDED,
                List.of(new Closed(open, Superseding.ENDED)),
                List.of(new Span(period, open.span().ownership())));
    }

    public boolean writes() {
        return !superseded.isEmpty() || !added.isEmpty();
    }

    private static List<StoredRow> gone(List<StoredRow> current, List<Span> wanted) {
        return current.stream().filter(row -> !wanted.contains(row.span())).toList();
    }

    private static List<Span> added(List<StoredRow> current, List<Span> wanted) {
        List<Span> held = current.stream().map(StoredRow::span).toList();
        return wanted.stream().filter(span -> !held.contains(span)).toList();
    }

    private static Superseding whyJoined(StoredRow row, List<StoredRow> current, List<Span> added) {
        @Nullable
        Span whole = added.stream()
                .filter(span -> span.period().contains(row.period()))
                .findFirst()
                .orElse(null);
        if (whole == null) {
            return Superseding.JOINED;
        }
        long parts = current.stream()
                .filter(each -> whole.period().contains(each.period()))
                .count();
        if (parts > 1) {
            return Superseding.JOINED;
        }
        return whole.period().equals(row.period()) ? Superseding.STRENGTHENED : Superseding.EXTENDED;
    }
}
