package no.kfr.bulkload.batch;

import no.kfr.register.RelationshipType;
import no.kfr.register.bulk.BulkScope;

/**
 * A batch with what only the register needs to know of it.
 *
 * @param unreadable refused entries of which not even the customer is known
 * @param chunksDone chunks that are applied
 * @param earlyStarts entries whose start is doubtful
 * @param requestSha256 of all that was asked, the content included
 */
public record StoredBatch(
        BatchState state,
        int unreadable,
        int chunks,
        int chunksDone,
        boolean confirmed,
        int earlyStarts,
        String certificate,
        String requestSha256) {

    public String id() {
        return state.batchId().toString();
    }

    public BulkScope scope() {
        return new BulkScope(state.institution(), type(), state.extractedAt());
    }

    private RelationshipType type() {
        return state.relationshipType();
    }
}
