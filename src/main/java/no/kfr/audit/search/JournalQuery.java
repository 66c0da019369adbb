package no.kfr.audit.search;

import java.time.Instant;
import java.util.StringJoiner;
import java.util.UUID;
import no.kfr.identity.ControlObject;
import no.kfr.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the journal; what is {@code null} does not matter.
 *
 * @param organisation the principal, or the one that acted
 * @param from the first moment
 * @param before the moment after the last
 * @param outcome {@code OK} or a code
 * @param most the newest so many
 */
public record JournalQuery(
        @Nullable UUID caseId,
        @Nullable ControlObject controlObject,
        @Nullable OrganisationNumber organisation,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable String outcome,
        @Nullable String operation,
        int most) {

    public JournalQuery {
        if (most < 1 || most > 10_000) {
            throw new IllegalArgumentException("between 1 and 10000 entries at a time");
        }
    }

    /** What was asked for, without the control object. */
    String description() {
        var text = new StringJoiner(", ");
        add(text, "case", caseId);
        add(text, "control object", controlObject == null ? null : "given");
        add(text, "organisation", organisation);
        add(text, "from", from);
        add(text, "before", before);
        add(text, "outcome", outcome);
        add(text, "operation", operation);
        return text.length() == 0 ? "everything" : text.toString();
    }

    private static void add(StringJoiner text, String name, @Nullable Object value) {
        if (value != null) {
            text.add(name + " " + value);
        }
    }
}
