package no.kfr.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How dates and times of the contract are read and written: {@code xs:date} without zone, {@code xs:dateTime} with one. */
public final class XmlTime {

    private XmlTime() {}

    public static LocalDate date(String text) {
        return LocalDate.parse(text.strip());
    }

    public static @Nullable String print(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /** A time without zone is read as UTC, as XML Schema leaves it open. */
    public static OffsetDateTime dateTime(String text) {
        var read = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.strip(), OffsetDateTime::from, java.time.LocalDateTime::from);
        return read instanceof OffsetDateTime zoned ? zoned : ((java.time.LocalDateTime) read).atOffset(ZoneOffset.UTC);
    }

    public static @Nullable String print(@Nullable OffsetDateTime time) {
        return time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
