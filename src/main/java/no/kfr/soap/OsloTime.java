package no.kfr.soap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Times as the contracts show them: with the offset that holds in Norway at that moment. */
final class OsloTime {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private OsloTime() {}

    static OffsetDateTime of(Instant instant) {
        return instant.atZone(OSLO).toOffsetDateTime();
    }
}
