package no.kfr.bulkload.batch;

import java.time.Instant;
import java.util.UUID;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.RelationshipType;
import no.kfr.register.bulk.BulkScope;
import org.jspecify.annotations.Nullable;

/**
 * A batch and how it stands. It is made of parts, each a type of its own, so that two of them in each other's place do not
 * compile; whoever reads it asks it directly.
 *
 * @param scope whose customers, which relationships, and when the list was true: as declared, or else when it was received
 */
public record Batch(
        UUID batchId,
        Origin origin,
        BulkScope scope,
        Terms terms,
        BatchState state,
        Tally tally,
        Effects effects,
        Times times) {

    /**
     * Who sent what.
     *
     * @param correlationId of its upload
     * @param by who signed it: the institution itself or its supplier
     * @param contentSha256 of the bytes as received, in hex
     */
    public record Origin(CorrelationId correlationId, OrganisationNumber by, String contentSha256) {}

    /**
     * What it would do to open relationships, found out when its turn came; each is added by its name.
     *
     * @param endings what a snapshot does to the customers that are missing from it; {@code null} for other modes, and until counted
     * @param confirmationReason why it waits, or waited, to be confirmed; {@code null} when nobody was asked
     * @param wouldEnd in mode END: the open relationships that its entries would end; {@code null} until counted
     */
    public record Effects(
            @Nullable Endings endings,
            @Nullable ConfirmationReason confirmationReason,
            @Nullable Integer wouldEnd) {

        public static final Effects UNKNOWN = new Effects(null, null, null);
    }

    /** What was asked to be done with it. */
    public record Terms(
            BatchMode mode,
            OnInvalidEntry onInvalidEntry,
            @Nullable CustomerRange customerRange) {}

    /**
     * That it makes no progress.
     *
     * @param code of the refusal catalogue: why
     * @param since when it was first tried in vain
     */
    public record Stall(String code, Instant since) {}

    /** When it came and how far it got; each moment is added by its name. */
    public record Times(
            Instant received,
            @Nullable Instant started,
            @Nullable Instant completed,
            @Nullable Stall stall) {

        public static Times received(Instant at) {
            return new Times(at, null, null, null);
        }

        public Times startedAt(@Nullable Instant at) {
            return new Times(received, at, completed, stall);
        }

        public Times completedAt(@Nullable Instant at) {
            return new Times(received, started, at, stall);
        }

        public Times stalled(@Nullable Stall now) {
            return new Times(received, started, completed, now);
        }
    }

    /**
     * What became of its entries; each number is added by its name.
     *
     * @param entries that the content holds, whatever became of them
     * @param refused entries that were refused when the batch was checked
     * @param duplicates entries that another one of the batch stands for
     * @param counts outcomes so far of the entries that are neither refused nor duplicates
     */
    public record Tally(int entries, int refused, int duplicates, Counts counts) {

        public static Tally of(int entries) {
            return new Tally(entries, 0, 0, Counts.NONE);
        }

        public Tally withRefused(int number) {
            return new Tally(entries, number, duplicates, counts);
        }

        public Tally withDuplicates(int number) {
            return new Tally(entries, refused, number, counts);
        }

        public Tally withCounts(Counts outcomes) {
            return new Tally(entries, refused, duplicates, outcomes);
        }
    }

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

        /** Nothing was done yet but to leave these out. */
        public static Counts leftOut(int notApplied) {
            return new Counts(0, 0, 0, 0, 0, 0, 0, notApplied);
        }

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

    public CorrelationId correlationId() {
        return origin.correlationId();
    }

    public OrganisationNumber submittedBy() {
        return origin.by();
    }

    public String contentSha256() {
        return origin.contentSha256();
    }

    public OrganisationNumber institution() {
        return scope.institution();
    }

    public RelationshipType relationshipType() {
        return scope.type();
    }

    public Instant extractedAt() {
        return scope.statedAt();
    }

    public BatchMode mode() {
        return terms.mode();
    }

    public OnInvalidEntry onInvalidEntry() {
        return terms.onInvalidEntry();
    }

    public @Nullable CustomerRange customerRange() {
        return terms.customerRange();
    }

    public int entries() {
        return tally.entries();
    }

    public int refused() {
        return tally.refused();
    }

    public int duplicates() {
        return tally.duplicates();
    }

    public Counts counts() {
        return tally.counts();
    }

    /** Entries of which the outcome is known: all of them at the end. */
    public int processed() {
        return refused() + duplicates() + counts().sum();
    }

    public @Nullable Endings endings() {
        return effects.endings();
    }

    public @Nullable ConfirmationReason confirmationReason() {
        return effects.confirmationReason();
    }

    public @Nullable Integer wouldEnd() {
        return effects.wouldEnd();
    }

    public Instant receivedAt() {
        return times.received();
    }

    public @Nullable Instant startedAt() {
        return times.started();
    }

    /** Why it makes no progress; {@code null} as long as it does. */
    public @Nullable Stall stall() {
        return times.stall();
    }

    public @Nullable Instant completedAt() {
        return times.completed();
    }
}
