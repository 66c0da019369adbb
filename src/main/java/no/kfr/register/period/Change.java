package no.kfr.register.period;

import java.time.Instant;

/**
 * What an instruction did to the register.
 *
 * @param period the period that resulted; of an annulment, the period that was taken out
 * @param at when the register carried it out, to the microsecond
 */
public record Change(Outcome outcome, RecordedPeriod period, Instant at) {

    /** How an instruction turned out. All are success. */
    public enum Outcome {
        /** A new period. */
        ADDED,
        /** A period became longer, was joined with another, or its ownership became stronger. */
        CHANGED,
        /** The register held all of it; nothing was written. */
        ALREADY_THERE,
        ENDED,
        ANNULLED
    }
}
