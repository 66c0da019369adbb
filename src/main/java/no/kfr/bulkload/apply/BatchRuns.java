package no.kfr.bulkload.apply;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchJournal;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.bulkload.entry.EntryOutcome;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.transaction.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Applies the batches of an institution, in the order in which they were received, chunk by chunk. Rows, outcomes and progress
 * of a chunk are one transaction, and only who moves the progress on from what it read applies anything: so it does not matter
 * when a node dies, nor whether two are at it.
 */
@Component
public class BatchRuns {

    private final BatchTable batches;
    private final BatchProgress progress;
    private final ChunkTable chunks;
    private final ChunkWork work;
    private final BatchStart start;
    private final BatchJournal journal;
    private final UnitOfWork transaction;
    private final Clock clock;
    private final PartSizes sizes = new PartSizes();

    public BatchRuns(
            BatchTable batches,
            BatchProgress progress,
            ChunkTable chunks,
            ChunkWork work,
            BatchStart start,
            BatchJournal journal,
            UnitOfWork transaction,
            Clock clock) {
        this.batches = batches;
        this.progress = progress;
        this.chunks = chunks;
        this.work = work;
        this.start = start;
        this.journal = journal;
        this.transaction = transaction.inBulk();
        this.clock = clock;
    }

    /**
     * Takes step after step.
     *
     * @param goOn asked after each step
     * @return whether something is left that could be done now
     */
    public boolean run(OrganisationNumber institution, BooleanSupplier goOn) {
        Optional<StoredBatch> next = next(institution);
        while (next.isPresent()) {
            step(next.get());
            next = next(institution);
            if (!goOn.getAsBoolean()) {
                return next.isPresent();
            }
        }
        return false;
    }

    /** The batch that could go on now. */
    public Optional<StoredBatch> next(OrganisationNumber institution) {
        return transaction
                .run(() -> batches.next(institution))
                .filter(batch -> batch.shown().state() != BatchState.AWAITING_CONFIRMATION);
    }

    /** Does the next thing for the batch, unless another does it at this moment. Why it could not is noted, for all to see. */
    public void step(StoredBatch batch) {
        try {
            next(batch);
        } catch (RuntimeException | Error failed) {
            note(batch, failed);
            throw failed;
        }
    }

    private void note(StoredBatch batch, Throwable failed) {
        Code why = failed instanceof Refused refused ? refused.code() : Code.INTERNAL_ERROR;
        if (failed instanceof Refused refused && UnitOfWork.tookTooLong(refused)) {
            why = Code.BATCH_STEP_TOO_SLOW;
        }
        String code = why.id();
        try {
            transaction.run(() -> progress.stalled(batch, code, now()));
        } catch (RuntimeException away) {
            // the database itself may be why; what is thrown tells of it
            failed.addSuppressed(away);
        }
    }

    private void next(StoredBatch batch) {
        if (batch.shown().state() == BatchState.RUNNING) {
            apply(batch);
        } else {
            start.step(batch, now());
        }
    }

    private void apply(StoredBatch batch) {
        if (batch.chunksDone() == batch.chunks()) {
            transaction.run(() -> complete(batch));
            return;
        }
        ChunkTable.Stored chunk = transaction.run(() -> chunks.stored(batch.id(), batch.chunksDone()));
        Chunk part = chunk.chunk().part(batch.partDone(), sizes.of(batch.shown().batchId()));
        try {
            transaction.run(() -> applied(batch, chunk, part));
            sizes.done(batch.shown().batchId());
        } catch (Overtaken cancelledOrDone) {
            // nothing of this attempt stays; the next step starts from how the batch stands now
        } catch (Refused refused) {
            boolean isOneCustomers = part.endOfCustomer(0) == part.size();
            if (isOneCustomers || !UnitOfWork.tookTooLong(refused)) {
                throw refused;
            }
            sizes.tookTooLong(batch.shown().batchId(), part.size());
        }
    }

    /**
     * The batch's row is touched last, so that nobody who cancels, confirms or asks waits for the work on a whole chunk. Who finds
     * then that the batch has moved on takes all of it back.
     */
    private boolean applied(StoredBatch batch, ChunkTable.Stored chunk, Chunk part) {
        boolean isMissing = part.isBehind(batch.shown().entries());
        boolean ends = isMissing || batch.shown().mode() == BatchMode.END;
        ChunkWork.Applied applied = work.apply(batch.scope(), part, ends);
        int done = batch.partDone() + part.size();
        boolean isWhole = done == chunk.chunk().size();
        if (!progress.take(batch, isWhole ? 0 : done)) {
            throw new Overtaken();
        }
        chunks.applied(batch.id(), chunk, batch.partDone(), applied.outcomes());
        if (isMissing) {
            progress.add(batch, Batch.Counts.NONE, applied.count(EntryOutcome.ENDED));
        } else {
            progress.add(batch, applied.asCounts(), 0);
        }
        if (isWhole && batch.chunksDone() + 1 == batch.chunks()) {
            complete(batch);
        } else {
            work.commitWithoutWaiting();
        }
        return true;
    }

    private boolean complete(StoredBatch batch) {
        boolean completed = progress.complete(batch, now());
        if (completed) {
            sizes.forget(batch.shown().batchId());
            StoredBatch done = batches.find(batch.shown().batchId()).orElseThrow();
            journal.done(done, "COMPLETED");
        }
        return completed;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The batch was cancelled, or another applied the chunk, while it was worked on. Only rolls back. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("the batch has moved on", null, false, false);
        }
    }
}
