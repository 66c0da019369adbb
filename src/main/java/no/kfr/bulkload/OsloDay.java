package no.kfr.bulkload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days are days in Norway. */
final class OsloDay {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private OsloDay() {}

    static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, OSLO);
    }
}
