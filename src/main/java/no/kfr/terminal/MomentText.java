package no.kfr.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import no.kfr.time.OsloTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time as people write it: with its zone, or else in Norway. */
public final class MomentText implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).atStartOfDay(OsloTime.ZONE).toInstant();
            }
            return text.matches(".*T.*(Z|[+-][0-9:]+)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(OsloTime.ZONE).toInstant();
        } catch (DateTimeException wrong) {
            throw new TypeConversionException("'" + text + "' is not a point in time such as 2026-11-22T08:00+01:00, or"
                    + " 2026-11-22T08:00 (Norway), or 2026-11-22 (when it began)");
        }
    }
}
