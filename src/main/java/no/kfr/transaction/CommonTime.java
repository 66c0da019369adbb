package no.kfr.transaction;

import java.time.Instant;

/** The one clock that all nodes go by: what is recorded, and what a list counts from, is ordered by it. */
public interface CommonTime {

    /** Now, to the microsecond; asked in the caller's transaction where there is one. */
    Instant now();
}
