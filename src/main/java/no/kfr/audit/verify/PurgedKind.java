package no.kfr.audit.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a purge takes out, and how its entry in the journal says so. */
public enum PurgedKind {
    MESSAGES,
    CONTENT;

    /** The operation of a purge's entry. */
    public static final String OPERATION = "audit purge";

    private static final Pattern DETAIL = Pattern.compile("(MESSAGES|CONTENT) before (\\S+): .*");

    /** That content of this kind was purged. */
    public record Purge(PurgedKind kind, Instant before) {

        /** The text of the entry. */
        public String detail(long count) {
            return kind + " before " + before + ": " + count + " purged";
        }

        public static Optional<Purge> read(String detail) {
            Matcher matcher = DETAIL.matcher(detail);
            try {
                return matcher.matches()
                        ? Optional.of(new Purge(valueOf(matcher.group(1)), Instant.parse(matcher.group(2))))
                        : Optional.empty();
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        }
    }
}
