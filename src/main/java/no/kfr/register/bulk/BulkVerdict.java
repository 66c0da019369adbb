package no.kfr.register.bulk;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.kfr.identity.Period;
import no.kfr.register.period.Span;
import no.kfr.register.period.Superseding;

/** What is to be written for one relationship of many. */
public record BulkVerdict(BulkOutcome outcome, List<Closed> superseded, List<Span> added) {

    /** A current row that is no longer current. */
    record Closed(StoredRow row, Superseding why) {}

    public static BulkVerdict nothing(BulkOutcome outcome) {
        return new BulkVerdict(outcome, List.of(), List.of());
    }

    public static BulkVerdict registered(List<StoredRow> current, List<Span> wanted) {
        Set<Span> all = new HashSet<>(wanted);
        Set<Span> held = new HashSet<>();
        current.forEach(row -> held.add(row.span()));
        List<Span> added = wanted.stream().filter(span -> !held.contains(span)).toList();
        Joined joined = new Joined(current, added);
        List<Closed> closed = current.stream()
                .filter(row -> !all.contains(row.span()))
                .map(row -> new Closed(row, joined.why(row)))
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

    /** Which new span took up which rows; never two spans the same. */
    private static final class Joined {

        private final TreeMap<LocalDate, Span> spans = new TreeMap<>();
        private final Map<Span, Integer> parts = new HashMap<>();

        Joined(List<StoredRow> current, List<Span> added) {
            added.forEach(span -> spans.put(span.period().from(), span));
            current.forEach(row -> whole(row).ifPresent(span -> parts.merge(span, 1, Integer::sum)));
        }

        Superseding why(StoredRow row) {
            return whole(row)
                    .filter(span -> parts.getOrDefault(span, 0) == 1)
                    .map(span -> span.period().equals(row.period()) ? Superseding.STRENGTHENED : Superseding.EXTENDED)
                    .orElse(Superseding.JOINED);
        }

        private Optional<Span> whole(StoredRow row) {
            return Optional.ofNullable(spans.floorEntry(row.period().from()))
                    .map(Map.Entry::getValue)
                    .filter(span -> span.period().contains(row.period()));
        }
    }
}
