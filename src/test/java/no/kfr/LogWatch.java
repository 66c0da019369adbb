package no.kfr;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Reads all that is logged while tests run: the register's own logs from DEBUG on, whatever level is set, and everybody's from
 * WARN on, as production does. Eleven digits, in any spelling, are a person or an account; nine digits count when they are a
 * customer that a test made or sent. What it finds fails the test that ran, or the whole run, see {@link LogWatchExtension}.
 */
public final class LogWatch extends TurboFilter {

    private static final String SEPARATOR = "[ .\\-/\\u00a0\\u2009\\u202f]?";

    /** UUIDs, fingerprints and times are no numbers of anybody. */
    private static final Pattern HARMLESS = Pattern.compile("(?i)\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"
            + "|\\b[0-9a-f]{32,}\\b|\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d{1,9})?)?");

    private static final Pattern ELEVEN = Pattern.compile("(?<!\\d)\\d{6}" + SEPARATOR + "\\d{5}(?!\\d)"
            + "|(?<!\\d)\\d{4}" + SEPARATOR + "\\d{2}" + SEPARATOR + "\\d{5}(?!\\d)"
            + "|(?<!\\d)\\d{2}" + SEPARATOR + "\\d{2}" + SEPARATOR + "\\d{2}" + SEPARATOR + "\\d{3}" + SEPARATOR
            + "\\d{2}(?!\\d)|NO\\d{2} ?\\d{4} ?\\d{4} ?\\d{3}(?!\\d)");

    private static final Pattern NINE =
            Pattern.compile("(?<!\\d)\\d{3}" + SEPARATOR + "\\d{3}" + SEPARATOR + "\\d{3}(?!\\d)");

    private static final Pattern SENT = Pattern.compile("<(?:\\w+:)?(?:controlObject|customerId)>(\\d{9})<");

    private static final Set<String> CUSTOMERS = ConcurrentHashMap.newKeySet();
    private static final Map<String, List<String>> FINDINGS = new ConcurrentHashMap<>();

    /** From now on nobody may log this number. */
    public static void customer(String number) {
        CUSTOMERS.add(number);
    }

    /** Nor whom this request is about. */
    public static void sent(String envelope) {
        SENT.matcher(envelope).results().forEach(found -> customer(found.group(1)));
    }

    /** What was found since it was last asked, masked, and who logged it. */
    static List<String> take() {
        var taken = new ArrayList<String>();
        Set.copyOf(FINDINGS.keySet()).forEach(who -> {
            List<String> found = FINDINGS.remove(who);
            if (found != null) {
                found.forEach(each -> taken.add(who + ": " + each));
            }
        });
        return taken;
    }

    static void read(String who, String text) {
        String numbers = HARMLESS.matcher(text).replaceAll("~");
        boolean found = ELEVEN.matcher(numbers).find()
                || NINE.matcher(numbers).results().anyMatch(nine -> CUSTOMERS.contains(digits(nine.group())));
        if (found) {
            FINDINGS.computeIfAbsent(who, first -> new ArrayList<>(1)).addFirst(masked(numbers));
        }
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private static String masked(String text) {
        Matcher longNumbers = Pattern.compile("\\d(" + SEPARATOR + "\\d){7,}").matcher(text);
        return longNumbers.replaceAll("***********");
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        boolean own = logger.getName().startsWith("no.kfr");
        if (!level.isGreaterOrEqual(own ? Level.DEBUG : Level.WARN)) {
            return FilterReply.NEUTRAL;
        }
        if (format == null) {
            // whoever asks whether he may log is to log
            return own ? FilterReply.ACCEPT : FilterReply.NEUTRAL;
        }
        var message = MessageFormatter.arrayFormat(format, parameters);
        Throwable failure = thrown == null ? message.getThrowable() : thrown;
        read(logger.getName() + " " + level, text(message.getMessage(), failure));
        return FilterReply.NEUTRAL;
    }

    /** Messages only: what stands in traces besides is of classes. */
    private static String text(String message, @Nullable Throwable thrown) {
        var text = new StringBuilder(message);
        int causes = 0;
        for (Throwable each = thrown; each != null && causes < 20; each = each.getCause(), causes++) {
            text.append('\n').append(each);
            for (Throwable suppressed : each.getSuppressed()) {
                text.append('\n').append(suppressed);
            }
        }
        return text.toString();
    }
}
