package no.kfr.client.upload;

import java.util.Locale;
import no.kfr.contract.upload.Batch;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.ConfirmationReason;
import org.jspecify.annotations.Nullable;

/** What a batch that waits to be confirmed would do, in a sentence for whoever has to say yes or no. */
final class ConfirmationPrompt {

    private ConfirmationPrompt() {}

    static String about(Batch batch) {
        @Nullable ConfirmationReason why = batch.getConfirmationReason();
        if (why == ConfirmationReason.EARLY_START_DATES) {
            return "This file registers customers from dates so long ago that they are most likely mistakes.";
        }
        if (why == ConfirmationReason.END_DATES_ARE_START_DATES) {
            return endings(batch)
                    + " Some of them would end on the very day on which they start: most likely the file was"
                    + " made to register customers, not to end them.";
        }
        return endings(batch);
    }

    private static String endings(Batch batch) {
        long missing = Summary.number(batch.getWouldEnd() == null ? batch.getMissingEnded() : batch.getWouldEnd());
        if (batch.getMode() == BatchMode.END) {
            return String.format(Locale.ROOT, "This file would end %,d open relationships.", missing);
        }
        long open = Summary.number(batch.getOpenRelationships());
        return String.format(
                Locale.ROOT,
                "This snapshot would end %,d of %,d open relationships (%.1f %%), since they are missing in the file.",
                missing,
                open,
                open == 0 ? 100.0 : 100.0 * missing / open);
    }
}
