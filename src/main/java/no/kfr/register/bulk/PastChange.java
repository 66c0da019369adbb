package no.kfr.register.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import no.kfr.identity.Period;
import no.kfr.register.period.Spans;
import no.kfr.register.period.Superseding;

/**
 * A change as its rows tell it.
 *
 * @param at when it was recorded
 * @param counts from when it counts: of a list, when the list was true
 */
record PastChange(Instant at, Instant counts, List<StoredRow> superseded, List<StoredRow> added) {

    /** All changes of a relationship, in the order in which they count. */
    static List<PastChange> of(List<StoredRow> rows) {
        TreeMap<Instant, PastChange> changes = new TreeMap<>();
        for (StoredRow row : rows) {
            changes.merge(
                    row.held().recordedAt(),
                    new PastChange(row.held().recordedAt(), row.counts(), List.of(), List.of(row)),
                    PastChange::and);
            if (!row.isCurrent()) {
                Instant at = row.supersededAt();
                changes.merge(at, new PastChange(at, at, List.of(row), List.of()), PastChange::and);
            }
        }
        List<PastChange> ordered = new ArrayList<>(changes.values());
        ordered.sort(Comparator.comparing(PastChange::counts));
        return ordered;
    }

    /** The same, in the order in which they were recorded. */
    static List<PastChange> asRecorded(List<PastChange> changes) {
        return changes.stream()
                .map(change -> new PastChange(change.at, change.at, change.superseded, change.added))
                .sorted(Comparator.comparing(PastChange::at))
                .toList();
    }

    /** Whether it says of any of these days that they never were. */
    boolean annuls(Period period) {
        return superseded.stream()
                .anyMatch(
                        row -> row.why() == Superseding.ANNULLED && row.period().joins(period));
    }

    void play(Spans spans) {
        for (StoredRow row : superseded) {
            if (row.why() == Superseding.ANNULLED) {
                spans.remove(row.period().from());
            }
        }
        boolean ends = superseded.stream().anyMatch(row -> row.why() == Superseding.ENDED);
        for (StoredRow row : added) {
            if (ends) {
                spans.end(row.period().from(), row.period().to());
            } else {
                spans.register(row.held().span());
            }
        }
    }

    private PastChange and(PastChange other) {
        return new PastChange(
                at,
                counts.isBefore(other.counts) ? counts : other.counts,
                joined(superseded, other.superseded),
                joined(added, other.added));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
