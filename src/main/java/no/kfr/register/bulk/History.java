package no.kfr.register.bulk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kfr.identity.Period;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Span;
import no.kfr.register.period.Spans;
import no.kfr.register.period.Superseding;

/**
 * All that the register ever held of one relationship, and what a list makes of it: the list counts as if it had been recorded
 * when it was true, followed by everything that has been recorded since.
 */
final class History {

    private final List<StoredRow> rows;
    private final List<RecordedPeriod> reaffirmed;
    private final List<StoredRow> current;
    private final List<PastChange> changes;

    /** @param reaffirmed what was registered anew since the list was true, although the register held it */
    History(List<StoredRow> rows, List<RecordedPeriod> reaffirmed) {
        this.rows = rows;
        this.reaffirmed = reaffirmed;
        this.current = rows.stream().filter(StoredRow::isCurrent).toList();
        List<PastChange> counted = PastChange.of(rows, reaffirmed);
        // Lists that were told out of order may not add up; what was recorded always does.
        this.changes = played(counted, Superseding.NEVER).list().equals(now().list())
                ? counted
                : PastChange.asRecorded(counted);
    }

    /** When it last changed, or was said anew; nothing when it never was. */
    Optional<Instant> lastSaid() {
        Stream<Instant> changed =
                rows.stream().map(row -> row.isCurrent() ? row.held().recordedAt() : row.supersededAt());
        return Stream.concat(changed, reaffirmed.stream().map(RecordedPeriod::recordedAt))
                .max(Instant::compareTo);
    }

    /** A list of customers names it, with this start. */
    BulkVerdict registered(Span entry, Instant statedAt) {
        Spans before = played(changes, statedAt);
        Spans with = before.copy();
        with.register(entry);
        boolean news = !with.list().equals(before.list());
        if (news && since(statedAt).stream().noneMatch(change -> change.annuls(entry.period()))) {
            since(statedAt).forEach(change -> change.play(with));
            BulkVerdict verdict = BulkVerdict.registered(held(), with.list());
            if (verdict.writes()) {
                return verdict;
            }
        }
        return BulkVerdict.nothing(now().holds(entry) ? BulkOutcome.ALREADY_THERE : BulkOutcome.OVERTAKEN);
    }

    /**
     * A list of those who are customers no longer names it, with its last day. Only a period that is open now can be ended, and
     * only when nothing that was recorded since says that it went on, or ended otherwise.
     */
    BulkVerdict ended(LocalDate lastDay, Instant statedAt) {
        Spans with = played(changes, statedAt);
        Optional<Span> then = with.open();
        Optional<StoredRow> now = current.stream().filter(StoredRow::isOpenNow).findFirst();
        if (now.isEmpty() || then.isEmpty()) {
            return BulkVerdict.nothing(notEnded(lastDay, now.isPresent() || then.isPresent()));
        }
        with.end(then.get().period().from(), lastDay);
        since(statedAt).forEach(change -> change.play(with));
        if (with.reachesBeyond(lastDay)) {
            return BulkVerdict.nothing(BulkOutcome.OVERTAKEN);
        }
        if (lastDay.isBefore(now.get().period().from())) {
            return BulkVerdict.nothing(BulkOutcome.BEFORE_START);
        }
        return BulkVerdict.ended(now.get().held(), lastDay);
    }

    private BulkOutcome notEnded(LocalDate lastDay, boolean wasOpen) {
        if (endsOn(lastDay)) {
            return BulkOutcome.ALREADY_THERE;
        }
        return wasOpen ? BulkOutcome.OVERTAKEN : BulkOutcome.NOT_FOUND;
    }

    private boolean endsOn(LocalDate lastDay) {
        return current.stream().map(StoredRow::period).map(Period::to).anyMatch(lastDay::equals);
    }

    private Spans now() {
        return new Spans(held().stream().map(RecordedPeriod::span).toList());
    }

    private List<RecordedPeriod> held() {
        return current.stream().map(StoredRow::held).toList();
    }

    private List<PastChange> since(Instant moment) {
        return changes.stream()
                .filter(change -> change.counts().isAfter(moment))
                .toList();
    }

    private static Spans played(List<PastChange> changes, Instant until) {
        Spans spans = new Spans();
        for (PastChange change : changes) {
            if (!change.counts().isAfter(until)) {
                change.play(spans);
            }
        }
        return spans;
    }
}
