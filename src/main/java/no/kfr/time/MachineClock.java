package no.kfr.time;

import java.time.Clock;
import java.time.Instant;

/** What the machine itself takes for the time. For comparison only: whoever wants to know the time is given a clock. */
public final class MachineClock {

    private static final Clock CLOCK = Clock.systemUTC();

    private MachineClock() {}

    public static Instant now() {
        return CLOCK.instant();
    }
}
