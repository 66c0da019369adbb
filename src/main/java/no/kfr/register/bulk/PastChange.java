package no.kfr.register.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import no.kfr.identity.Period;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Spans;
import no.kfr.register.period.Superseding;

/**
 * A change as its rows tell it.
 *
 * @param at when it was recorded
 * @param counts from when it counts: of a list, when the list was true
 */
record PastChange(Instant at, Instant counts, List<StoredRow> superseded, List<StoredRow> added) {

    /**
     * All changes of a relationship, in the order in which they count.
     *
     * @param reaffirmed what was said anew, and when: it changed nothing, and counts like a change
     */
    static List<PastChange> of(List<StoredRow> rows, List<RecordedPeriod> reaffirmed) {
        TreeMap<Instant, PastChange> changes = new TreeMap<>();
        for (StoredRow row : rows) {
            changes.merge(row.held().recordedAt(), none(row.held().recordedAt(), row.counts()), PastChange::earliest)
                    .added
                    .add(row);
            if (!row.isCurrent()) {
                Instant at = row.supersededAt();
                changes.merge(at, none(at, at), PastChange::earliest).superseded.add(row);
            }
        }
        for (RecordedPeriod said : reaffirmed) {
            Instant at = said.recordedAt();
            changes.computeIfAbsent(at, moment -> none(moment, moment))
                    .added
                    .add(new StoredRow(said, Superseding.NEVER, null, null));
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

    private static PastChange none(Instant at, Instant counts) {
        return new PastChange(at, counts, new ArrayList<>(), new ArrayList<>());
    }

    /** With the rows of this one. One change may have closed very many. */
    private PastChange earliest(PastChange other) {
        return other.counts.isBefore(counts) ? new PastChange(at, other.counts, superseded, added) : this;
    }
}
