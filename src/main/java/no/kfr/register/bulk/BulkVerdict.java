package no.kfr.register.bulk;

import java.time.LocalDate;
import java.util.List;
import no.kfr.register.period.Amendment;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Span;

/** What an entry of a list comes to for its relationship. */
record BulkVerdict(BulkOutcome outcome, Amendment amendment) {

    static BulkVerdict nothing(BulkOutcome outcome) {
        return new BulkVerdict(outcome, Amendment.nothing());
    }

    static BulkVerdict registered(List<RecordedPeriod> current, List<Span> wanted) {
        Amendment amendment = Amendment.registered(current, wanted);
        return new BulkVerdict(amendment.closed().isEmpty() ? BulkOutcome.ADDED : BulkOutcome.CHANGED, amendment);
    }

    static BulkVerdict ended(RecordedPeriod open, LocalDate lastDay) {
        return new BulkVerdict(BulkOutcome.ENDED, Amendment.ended(open, lastDay));
    }

    boolean writes() {
        return !amendment.isNothing();
    }
}
