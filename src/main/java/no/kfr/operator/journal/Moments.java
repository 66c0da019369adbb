package no.kfr.operator.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import no.kfr.time.OsloTime;
import picocli.CommandLine.TypeConversionException;

/** Moments as operators write and read them: in Norway's time, unless they say otherwise. */
public final class Moments {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Moments() {}

    /** A date is its first moment. */
    public static Instant read(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(OsloTime.ZONE).toInstant();
            }
            boolean zoned = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(OsloTime.ZONE).toInstant();
        } catch (DateTimeException notATime) {
            throw new TypeConversionException("not a time like 2026-03-03, 2026-03-03T12:00 or 2026-03-03T12:00:00Z");
        }
    }

    static String shown(Instant instant) {
        return SHOWN.format(instant.atZone(OsloTime.ZONE));
    }
}
