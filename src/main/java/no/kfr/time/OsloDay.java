package no.kfr.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** Days are days in Norway. */
public final class OsloDay {

    private OsloDay() {}

    public static LocalDate today(Clock clock) {
        return of(clock.instant());
    }

    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, OsloTime.ZONE);
    }
}
