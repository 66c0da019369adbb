package no.kfr.bulkload;

import no.kfr.register.BulkScope;
import no.kfr.register.RelationshipType;

/**
 * A batch with what only the register needs to know of it.
 *
 * @param unreadable refused entries of which not even the customer is known
 * @param chunksDone chunks that are applied
 * @param requestSha256 of all that was asked, the content included
 */
record StoredBatch(
        BatchState state,
        int unreadable,
        int chunks,
        int chunksDone,
        boolean confirmed,
        String certificate,
        String requestSha256) {

    String id() {
        return state.batchId().toString();
    }

    BulkScope scope() {
        return new BulkScope(state.institution(), type(), state.extractedAt());
    }

    private RelationshipType type() {
        return state.relationshipType();
    }
}
