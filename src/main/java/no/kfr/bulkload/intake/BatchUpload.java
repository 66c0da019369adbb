package no.kfr.bulkload.intake;

import java.time.Instant;
import no.kfr.access.Signer;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.CustomerRange;
import no.kfr.bulkload.batch.OnInvalidEntry;
import no.kfr.identity.CorrelationId;
import no.kfr.register.RelationshipType;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it was received.
 *
 * @param relationshipType left out means {@link RelationshipType#DSOPBANK}
 * @param sent when it was sent; {@code null} where that is not known
 */
public record BatchUpload(
        Signer signer,
        CorrelationId correlationId,
        String financialInstitution,
        @Nullable RelationshipType relationshipType,
        Declaration declared,
        BatchContent content,
        @Nullable Sent sent) {

    /**
     * What the sender says of the file.
     *
     * @param extractedAt when the list was true, by the sender's clock; left out means the moment of receipt
     * @param onInvalidEntry left out means {@link OnInvalidEntry#REJECT_BATCH}
     * @param numberOfEntries as the sender counted them; the content must hold exactly so many
     * @param customerRange only with {@link BatchMode#SNAPSHOT}: the part of the customer base that the file holds
     */
    public record Declaration(
            BatchMode mode,
            @Nullable Instant extractedAt,
            @Nullable OnInvalidEntry onInvalidEntry,
            @Nullable Integer numberOfEntries,
            @Nullable CustomerRange customerRange) {}

    public BatchMode mode() {
        return declared.mode();
    }

    public @Nullable Instant extractedAt() {
        return declared.extractedAt();
    }

    public @Nullable OnInvalidEntry onInvalidEntry() {
        return declared.onInvalidEntry();
    }

    public @Nullable Integer numberOfEntries() {
        return declared.numberOfEntries();
    }

    public @Nullable CustomerRange customerRange() {
        return declared.customerRange();
    }

    @Override
    public String toString() {
        return "batch " + correlationId + " of " + signer.organisation();
    }
}
