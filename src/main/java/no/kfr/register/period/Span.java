package no.kfr.register.period;

import java.time.Instant;
import no.kfr.identity.Period;

/**
 * A period of a relationship, whenever it was recorded.
 *
 * @param ownership the strongest that was reported for any part of the period
 */
public record Span(Period period, Ownership ownership) {

    RecordedPeriod recorded(Instant at) {
        return new RecordedPeriod(period, ownership, at);
    }
}
