package no.kfr.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A UUID as the contract writes it: 36 characters, in either case. */
public final class UuidText {

    private static final String CANONICAL =
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final Pattern WHOLE = Pattern.compile(CANONICAL);
    private static final Pattern DECORATED =
            Pattern.compile("(?i)(urn:uuid:|uuid:)?[({]?" + CANONICAL + "[)}]?|[({][0-9a-f-]*[)}]");

    private UuidText() {}

    /** What is wrong with it; nothing when it is one. */
    public static @Nullable Flaw flaw(String text) {
        if (Form.isTooLong(text)) {
            return Flaw.UUID_FORM;
        }
        if (WHOLE.matcher(text).matches()) {
            return null;
        }
        Flaw common = Form.common(text);
        if (common != null && common != Flaw.OTHER_DIGITS) {
            return common;
        }
        return DECORATED.matcher(text).matches() ? Flaw.BRACES : Flaw.UUID_FORM;
    }
}
