package no.kfr.bulkload.batch;

import java.time.Instant;
import java.util.UUID;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.RelationshipType;
import org.jspecify.annotations.Nullable;

/**
 * How a batch stands.
 *
 * @param correlationId of its upload
 * @param submittedBy who signed it: the institution itself or its supplier
 * @param extractedAt when the list was true, as declared or else {@code receivedAt}
 * @param entries that the content holds, whatever became of them
 * @param refused entries that were refused when the batch was checked
 * @param duplicates entries that another one of the batch stands for
 * @param processed entries of which the outcome is known: all of them at the end
 * @param counts outcomes so far of the entries that are neither refused nor duplicates
 * @param endings what a snapshot does to the customers that are missing from it; {@code null} for other modes, and until counted
 * @param askedBack why it waits, or waited, to be confirmed; {@code null} when nobody was asked
 * @param wouldEnd in mode END: the open relationships that its entries would end, as counted when its turn came; {@code null} until then
 * @param contentSha256 of the bytes as received, in hex
 */
public record BatchState(
        UUID batchId,
        CorrelationId correlationId,
        OrganisationNumber institution,
        OrganisationNumber submittedBy,
        RelationshipType relationshipType,
        Mode mode,
        State state,
        Instant extractedAt,
        OnInvalidEntry onInvalidEntry,
        @Nullable CustomerRange customerRange,
        int entries,
        int refused,
        int duplicates,
        int processed,
        Counts counts,
        @Nullable Endings endings,
        @Nullable AskedBack askedBack,
        @Nullable Integer wouldEnd,
        Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        String contentSha256) {

    /** How often each outcome occurred. */
    public record Counts(
            int added,
            int changed,
            int alreadyThere,
            int ended,
            int notFound,
            int beforeStart,
            int overtaken,
            int notApplied) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

        public int sum() {
            return added + changed + alreadyThere + ended + notFound + beforeStart + overtaken + notApplied;
        }
    }

    /**
     * What a snapshot does to those that are missing from it.
     *
     * @param toEnd open relationships that are missing
     * @param openRelationships that the institution had, within the range
     * @param ended how many of them were ended so far
     */
    public record Endings(int toEnd, int openRelationships, int ended) {}
}
