package no.kfr.register.period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.period.Change.Outcome;

/**
 * The current periods of one relationship, and what an instruction makes of them. No two of them overlap or touch: they are
 * the union of what the institution reported.
 */
public record Timeline(List<RecordedPeriod> current) {

    /** Joins the reported period with all that it overlaps or touches; the strongest ownership holds for the whole. */
    public Decision register(Period reported, Ownership ownership, Instant at) {
        List<RecordedPeriod> joined =
                current.stream().filter(held -> held.period().joins(reported)).toList();
        if (joined.isEmpty()) {
            return Decision.added(new RecordedPeriod(reported, ownership, at));
        }
        Period span = joined.stream().map(RecordedPeriod::period).reduce(reported, Period::spanning);
        Ownership strongest = joined.stream().map(RecordedPeriod::ownership).reduce(ownership, Ownership::strongest);
        RecordedPeriod first = joined.getFirst();
        if (first.period().equals(span) && first.ownership() == strongest) {
            return Decision.alreadyThere(first);
        }
        return new Decision(Outcome.CHANGED, new RecordedPeriod(span, strongest, at), joined, whyJoined(joined, span));
    }

    /** Closes the open period. */
    public Decision end(LocalDate lastDay, Instant at) {
        RecordedPeriod open = current.stream()
                .filter(held -> held.period().isOpen())
                .findFirst()
                .orElseThrow(() -> Refused.because(Code.RELATIONSHIP_NOT_FOUND));
        if (lastDay.isBefore(open.period().from())) {
            throw Refused.because(Code.INVALID_DATE, "endDate", "not before the start of the relationship");
        }
        Period closed = new Period(open.period().from(), lastDay);
        RecordedPeriod ended = new RecordedPeriod(closed, open.ownership(), at);
        return new Decision(Outcome.ENDED, ended, List.of(open), Superseding.ENDED);
    }

    /** Takes out the period that starts on exactly this day. */
    public Decision annul(LocalDate startOfPeriod) {
        return current.stream()
                .filter(held -> held.period().from().equals(startOfPeriod))
                .findFirst()
                .map(Decision::annulled)
                .orElseThrow(() -> Refused.because(Code.RELATIONSHIP_NOT_FOUND));
    }

    private static Superseding whyJoined(List<RecordedPeriod> joined, Period span) {
        if (joined.size() > 1) {
            return Superseding.JOINED;
        }
        return joined.getFirst().period().equals(span) ? Superseding.STRENGTHENED : Superseding.EXTENDED;
    }
}
