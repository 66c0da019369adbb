package no.kfr.bulkload.report;

import no.kfr.bulkload.entry.EntryOutcome;
import no.kfr.identity.ShownText;
import no.kfr.refusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * What became of one entry.
 *
 * @param position among the entries of the content, from 1
 * @param entry its text, without blanks; of a refused one no more than the first hundred characters, those replaced that cannot be shown
 * @param code why it was refused, or had nothing to end
 * @param rule what would be right, in English
 */
public record ReportEntry(
        int position,
        String entry,
        EntryOutcome outcome,
        @Nullable Code code,
        @Nullable String rule) {

    /** Whatever its sender wrote, he can read the report about it. */
    public ReportEntry {
        entry = ShownText.of(entry);
    }

    /** Masks the customer. */
    @Override
    public String toString() {
        return "entry " + position + " " + outcome;
    }
}
