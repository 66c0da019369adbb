package no.kfr.bulkload;

import java.util.UUID;
import no.kfr.access.Signer;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.identity.CorrelationId;
import org.jspecify.annotations.Nullable;

/**
 * Which batches are wanted.
 *
 * @param state left out means any
 * @param olderThan only batches that were received before this one; left out means from the newest
 * @param maxBatches left out means as many as the register gives at once
 */
public record BatchListQuery(
        Signer signer,
        CorrelationId correlationId,
        String financialInstitution,
        @Nullable BatchState state,
        @Nullable UUID olderThan,
        @Nullable Integer maxBatches) {}
