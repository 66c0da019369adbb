package no.kfr.register.period;

import java.util.List;
import no.kfr.register.period.Change.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written for an instruction.
 *
 * @param period the period that results; of an annulment, the one that is taken out
 * @param superseded current periods that are no longer current
 * @param why why they are not; {@code null} when none is
 */
public record Decision(
        Outcome outcome,
        RecordedPeriod period,
        List<RecordedPeriod> superseded,
        @Nullable Superseding why) {

    public static Decision alreadyThere(RecordedPeriod period) {
        return new Decision(Outcome.ALREADY_THERE, period, List.of(), null);
    }

    public static Decision added(RecordedPeriod period) {
        return new Decision(Outcome.ADDED, period, List.of(), null);
    }

    public static Decision annulled(RecordedPeriod period) {
        return new Decision(Outcome.ANNULLED, period, List.of(period), Superseding.ANNULLED);
    }

    /** Whether {@link #period} is a new row. */
    public boolean adds() {
        return outcome != Outcome.ALREADY_THERE && outcome != Outcome.ANNULLED;
    }
}
