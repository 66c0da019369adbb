package no.kfr.operator.mandates;

import java.util.List;
import no.kfr.access.LegalMandate;
import no.kfr.access.OwnershipRule;
import no.kfr.access.mandate.LegalMandates;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The limits of a mandate that can be said on the command line. What is not said stays as it is. */
final class MandateOptions {

    @Option(
            names = "--ownership",
            paramLabel = "RULE",
            description = "REQUIRED: only questions with onlyPrimaryOwner. One of ${COMPLETION-CANDIDATES}.")
    private @Nullable OwnershipRule ownership;

    @Option(
            names = "--period",
            paramLabel = "RULES",
            description = "As in the file, such as FROM_WITHIN_YEARS(10) or TODAY_ONLY; commas between several.")
    private @Nullable String period;

    @Option(names = "--alias", paramLabel = "TEXT", description = "Another text for the same mandate; may be repeated.")
    private @Nullable List<String> aliases;

    LegalMandate applyTo(LegalMandate known) {
        LegalMandate.Draft draft = known.draft();
        if (ownership != null) {
            draft.ownership(ownership);
        }
        if (period != null) {
            draft.periodRules(LegalMandates.periodRules(period));
        }
        if (aliases != null) {
            draft.aliases(aliases);
        }
        return draft.mandate();
    }
}
