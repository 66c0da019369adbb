package no.kfr.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as the journal's tables hold them: in UTC, to the microsecond, whatever the machine's zone. */
final class UtcTime {

    private UtcTime() {}

    static LocalDateTime now(Clock clock) {
        return of(clock.instant());
    }

    static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    static Instant instant(LocalDateTime stored) {
        return stored.toInstant(ZoneOffset.UTC);
    }
}
