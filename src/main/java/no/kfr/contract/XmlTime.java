package no.kfr.contract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How dates and times of the contract are read and written: {@code xs:date} without zone, {@code xs:dateTime} with one. */
public final class XmlTime {

    private static final ZoneOffset FARTHEST_ZONE = ZoneOffset.ofHours(14);

    private static final Pattern DATE_TIME = Pattern.compile("[ \\t\\r"
        + "\\n"
        + "]*(?<year>-?\\d{4,8})-(?<month>\\d\\d)-(?<day>\\d\\d)T(?<time>\\d\\d:\\d\\d:\\d\\d)(\\.(?<decimals>\\d+?)0*)?(?<zone>Z|[+-]\\d\\d:\\d\\d)?["
        + " \\t\\r"
        + "\\n"
        + "]*");

    private static final Pattern ZONE_OF_DATE = Pattern.compile("(\\d-\\d\\d-\\d\\d)(Z|[+-]\\d\\d:\\d\\d)$");

    private XmlTime() {}

    /**
     * The day that is written; a zone after it is left out of account.
     *
     * @throws DateTimeException when it is none
     */
    public static LocalDate date(String text) {
        return LocalDate.parse(ZONE_OF_DATE.matcher(text.strip()).replaceFirst("$1"));
    }

    public static @Nullable String print(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /**
     * In any way that XML Schema has it written: with blanks around it, as many decimals as there are, the day's end as 24:00:00. A
     * time without zone is read as UTC, as XML Schema leaves it open.
     *
     * @throws DateTimeException when it is none
     */
    public static OffsetDateTime dateTime(String text) {
        Matcher time = DATE_TIME.matcher(text);
        if (!time.matches()) {
            throw new DateTimeException("no date and time");
        }
        LocalDate day = LocalDate.of(number(time, "year"), number(time, "month"), number(time, "day"));
        boolean endOfDay = time.group("time").equals("24:00:00") && nanos(time) == 0;
        LocalTime of = endOfDay
                ? LocalTime.MIDNIGHT
                : LocalTime.parse(time.group("time")).withNano(nanos(time));
        String zone = time.group("zone");
        ZoneOffset offset = zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone);
        if (Math.abs(offset.getTotalSeconds()) > FARTHEST_ZONE.getTotalSeconds()) {
            throw new DateTimeException("no zone");
        }
        return day.plusDays(endOfDay ? 1 : 0).atTime(of).atOffset(offset);
    }

    private static int number(Matcher time, String field) {
        return Integer.parseInt(time.group(field));
    }

    private static int nanos(Matcher time) {
        String decimals = time.group("decimals");
        return decimals == null ? 0 : Integer.parseInt((decimals + "00000000").substring(0, 9));
    }

    public static @Nullable String print(@Nullable OffsetDateTime time) {
        return time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
