package no.kfr.register.period;

import java.time.Instant;
import no.kfr.identity.Period;

/**
 * A period of a relationship as the register holds it.
 *
 * @param ownership the strongest that was reported for any part of the period
 * @param recordedAt when the register came to know the period in this form, to the microsecond
 */
public record RecordedPeriod(Period period, Ownership ownership, Instant recordedAt) {

    public Span span() {
        return new Span(period, ownership);
    }
}
