package no.kfr.register.period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
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
        Spans spans = new Spans(current.stream().map(RecordedPeriod::span).toList());
        spans.register(new Span(reported, ownership));
        Amendment amendment = Amendment.registered(current, spans.list());
        if (amendment.isNothing()) {
            return Decision.alreadyThere(first(held -> held.period().contains(reported)));
        }
        return Decision.adding(amendment.closed().isEmpty() ? Outcome.ADDED : Outcome.CHANGED, amendment, at);
    }

    /** Closes the open period. */
    public Decision end(LocalDate lastDay, Instant at) {
        RecordedPeriod open = first(held -> held.period().isOpen());
        if (lastDay.isBefore(open.period().from())) {
            throw Refused.because(Code.INVALID_DATE, "endDate", "not before the start of the relationship");
        }
        return Decision.adding(Outcome.ENDED, Amendment.ended(open, lastDay), at);
    }

    /** Takes out the period that starts on exactly this day. */
    public Decision annul(LocalDate startOfPeriod) {
        return Decision.annulled(first(held -> held.period().from().equals(startOfPeriod)));
    }

    private RecordedPeriod first(Predicate<RecordedPeriod> wanted) {
        return current.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> Refused.because(Code.RELATIONSHIP_NOT_FOUND));
    }
}
