package no.kfr.audit;

import java.util.regex.Pattern;
import no.kfr.identity.CustomerId;
import org.jspecify.annotations.Nullable;

/** Texts that stand in the journal unencrypted: whatever they were given, no customer id gets through. */
final class PlainText {

    /** A person, or an account: not part of a longer number or of a UUID. */
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("(?<![\\w-])\\d{6} ?\\d{5}(?![\\w-])");

    private PlainText() {}

    /** The text with stars for ids; {@code null} for nothing, as databases do not agree on what an empty text is. */
    static @Nullable String without(@Nullable CustomerId controlObject, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String masked = ELEVEN_DIGITS.matcher(text).replaceAll("***********");
        return controlObject == null ? masked : masked.replace(controlObject.value(), "*********");
    }
}
