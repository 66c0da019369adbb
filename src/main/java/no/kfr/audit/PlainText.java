package no.kfr.audit;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.kfr.identity.ControlObject;
import no.kfr.identity.CustomerId;
import org.jspecify.annotations.Nullable;

/** Texts that stand in the journal unencrypted: whatever they were given, no customer id and no account number gets through. */
public final class PlainText {

    private static final String STARS = "***********";

    /** What people write between the digits of a number, one at a time. */
    private static final String SEPARATOR = "[ .\\-/\\u00a0\\u2009\\u202f]?";

    /** UUIDs, fingerprints and times, which stay; else eleven digits or more, however grouped, also as an IBAN. */
    private static final Pattern LONG_NUMBERS = Pattern.compile("(?i)"
            + "(?<stays>\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"
            + "|\\b[0-9a-f]{16}\\b(?<!\\d{16})|\\b[0-9a-f]{64}\\b"
            + "|\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?)"
            + "|\\d(" + SEPARATOR + "\\d){10,}");

    /** An organisation's number alone, as it is grouped. */
    private static final Pattern NINE_DIGITS =
            Pattern.compile("(?<!\\d)\\d{3}[ .\\u00a0\\u2009\\u202f]?\\d{3}[ .\\u00a0\\u2009\\u202f]?\\d{3}(?!\\d)");

    private PlainText() {}

    /** The text with stars for ids; {@code null} for nothing, as databases do not agree on what an empty text is. */
    public static @Nullable String without(@Nullable ControlObject controlObject, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String masked = LONG_NUMBERS.matcher(text).replaceAll(found -> found.group("stays") == null ? STARS : "$0");
        return controlObject == null
                ? masked
                : spelled(controlObject).matcher(masked).replaceAll("*********");
    }

    /** What a caller wrote of his own: there, an organisation's number is a customer's, too. */
    public static @Nullable String ofCaller(@Nullable ControlObject controlObject, @Nullable String text) {
        String masked = without(controlObject, text);
        return masked == null ? null : NINE_DIGITS.matcher(masked).replaceAll(PlainText::maskedOrganisation);
    }

    private static String maskedOrganisation(MatchResult found) {
        String digits = found.group().replaceAll("\\D", "");
        return CustomerId.written(digits).isPresent() ? "*********" : "$0";
    }

    private static Pattern spelled(ControlObject controlObject) {
        List<String> digits = List.of(controlObject.value().split(""));
        return Pattern.compile(digits.stream().collect(Collectors.joining(SEPARATOR, "(?<!\\d)", "(?!\\d)")));
    }
}
