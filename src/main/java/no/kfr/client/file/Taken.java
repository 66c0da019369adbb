package no.kfr.client.file;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was taken as it was meant, not as it was written; for the one line that says so. Holds no value of the file. */
public final class Taken {

    /** What can be meant in one way only. */
    enum Kind {
        UTF_16("text in UTF-16"),
        WINDOWS("letters of Windows (code page 1252)"),
        SEPARATOR("the line that names the separator"),
        NATIONAL_HEADER("a header with the Norwegian names of the columns"),
        REPEATED_HEADER("a header that stands there once more, as in joined files"),
        OTHER_SEPARATOR("semicolons or tabs where commas are usual"),
        END_MARK("DOS's mark of a file's end"),
        INVISIBLE("signs that cannot be seen, such as byte order marks and blanks without width"),
        QUOTES("quotation marks around values"),
        LOST_ZERO("numbers of persons whose leading zero was lost"),
        DAY_FIRST("dates such as 01.03.2020"),
        PLAIN_DATE("dates without hyphens"),
        MIDNIGHT("dates with the time 00:00");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private static final class Count {
        private int values;
        private final long firstLine;

        Count(long firstLine) {
            this.firstLine = firstLine;
        }
    }

    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);

    void add(Kind kind, long line) {
        counts.computeIfAbsent(kind, first -> new Count(line)).values++;
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** On one line. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(each -> each.getKey().text + occurrences(each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String occurrences(Count count) {
        return count.values == 1
                ? " (line " + count.firstLine + ")"
                : String.format(Locale.ROOT, " (%,d times, first in line %,d)", count.values, count.firstLine);
    }
}
