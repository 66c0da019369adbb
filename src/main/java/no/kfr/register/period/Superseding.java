package no.kfr.register.period;

import java.time.Instant;

/** Why a row is no longer current. */
public enum Superseding {
    EXTENDED,
    JOINED,
    STRENGTHENED,
    ENDED,
    ANNULLED;

    /** What stands in a row instead of the time at which it was superseded, as long as it is current. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
}
