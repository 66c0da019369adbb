package no.kfr.register.period;

import java.time.Instant;
import no.kfr.register.period.Change.Outcome;

/**
 * What an instruction comes to.
 *
 * @param period the period that results; of an annulment, the one that is taken out
 */
public record Decision(Outcome outcome, RecordedPeriod period, Amendment amendment) {

    static Decision alreadyThere(RecordedPeriod period) {
        return new Decision(Outcome.ALREADY_THERE, period, Amendment.nothing());
    }

    static Decision annulled(RecordedPeriod period) {
        return new Decision(Outcome.ANNULLED, period, Amendment.annulled(period));
    }

    /** The one new period that the amendment adds, as it is recorded. */
    static Decision adding(Outcome outcome, Amendment amendment, Instant at) {
        return new Decision(outcome, amendment.added().getFirst().recorded(at), amendment);
    }
}
