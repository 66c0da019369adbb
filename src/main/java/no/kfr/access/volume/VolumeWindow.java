package no.kfr.access.volume;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The minute and the day that a moment belongs to.
 *
 * @param minute its start, in UTC
 * @param day in Norway
 */
record VolumeWindow(LocalDateTime minute, LocalDate day) {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    static VolumeWindow of(Instant moment) {
        return new VolumeWindow(
                LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC),
                LocalDate.ofInstant(moment, OSLO));
    }

    Duration untilNextMinute(Instant moment) {
        return Duration.between(moment, minute.plusMinutes(1).toInstant(ZoneOffset.UTC));
    }

    Duration untilNextDay(Instant moment) {
        return Duration.between(moment, day.plusDays(1).atStartOfDay(OSLO).toInstant());
    }
}
