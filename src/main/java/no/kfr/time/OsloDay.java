package no.kfr.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days are days in Norway. */
public final class OsloDay {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private OsloDay() {}

    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, OSLO);
    }
}
