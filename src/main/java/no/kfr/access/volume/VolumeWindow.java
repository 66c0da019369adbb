package no.kfr.access.volume;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import no.kfr.time.OsloDay;
import no.kfr.time.OsloTime;
import no.kfr.time.UtcTime;

/**
 * The minute and the day that a moment belongs to.
 *
 * @param minute its start, in UTC
 * @param day in Norway
 */
record VolumeWindow(LocalDateTime minute, LocalDate day) {

    static VolumeWindow of(Instant moment) {
        return new VolumeWindow(UtcTime.of(moment.truncatedTo(ChronoUnit.MINUTES)), OsloDay.of(moment));
    }

    Duration untilNextMinute(Instant moment) {
        return Duration.between(moment, UtcTime.moment(minute.plusMinutes(1)));
    }

    Duration untilNextDay(Instant moment) {
        return Duration.between(
                moment, day.plusDays(1).atStartOfDay(OsloTime.ZONE).toInstant());
    }
}
