package no.kfr.bulkload.apply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.ConfirmationReason;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.time.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How batches go from state to state. Each step names the state that it starts from: of two that try it, one does it. */
@Repository
public class BatchProgress {

    private final JdbcClient database;

    BatchProgress(JdbcClient database) {
        this.database = database;
    }

    boolean start(StoredBatch batch, Instant at) {
        return one(
                "update batch set batch_state = 'RUNNING', started_at = ?, stalled_since = null, stalled_because = null"
                        + " where batch_id = ? and batch_state = 'RECEIVED'",
                UtcTime.of(at),
                batch.id());
    }

    /**
     * Stores how many a snapshot would end.
     *
     * @param why it has to be confirmed; {@code null} when it has not
     */
    boolean counted(StoredBatch batch, int missing, int open, int chunks, @Nullable ConfirmationReason why) {
        return one(
                "update batch set missing = ?, open_relationships = ?, chunks = chunks + ?, batch_state = ?,"
                        + " asks_because = ? where batch_id = ? and batch_state = 'RECEIVED' and missing is null",
                missing,
                open,
                chunks,
                next(why).name(),
                name(why),
                batch.id());
    }

    /** Stores how many a batch in mode END would end. */
    boolean endingsCounted(StoredBatch batch, int wouldEnd, @Nullable ConfirmationReason why) {
        return one(
                "update batch set would_end = ?, batch_state = ?, asks_because = ? where batch_id = ?"
                        + " and batch_state = 'RECEIVED' and would_end is null",
                wouldEnd,
                next(why).name(),
                name(why),
                batch.id());
    }

    /** Starts a batch of registrations, or lets it wait. */
    boolean startOrAwaitConfirmation(StoredBatch batch, @Nullable ConfirmationReason why, Instant at) {
        return why == null
                ? start(batch, at)
                : one(
                        "update batch set batch_state = 'AWAITING_CONFIRMATION', asks_because = ? where batch_id = ?"
                                + " and batch_state = 'RECEIVED' and confirmed = 0",
                        why.name(),
                        batch.id());
    }

    private static BatchState next(@Nullable ConfirmationReason why) {
        return why == null ? BatchState.RECEIVED : BatchState.AWAITING_CONFIRMATION;
    }

    private static @Nullable String name(@Nullable ConfirmationReason why) {
        return why == null ? null : why.name();
    }

    public boolean confirm(StoredBatch batch) {
        return one(
                "update batch set confirmed = 1, batch_state = 'RECEIVED' where batch_id = ?"
                        + " and batch_state = 'AWAITING_CONFIRMATION'",
                batch.id());
    }

    public boolean cancel(StoredBatch batch, Instant at) {
        return one(
                "update batch set batch_state = 'CANCELLED', completed_at = ?, not_applied = entries - refused -"
                        + " duplicates - added - changed - already_there - ended - not_found - before_start - overtaken"
                        + " where batch_id = ? and batch_state in ('RECEIVED', 'AWAITING_CONFIRMATION', 'RUNNING')",
                UtcTime.of(at),
                batch.id());
    }

    /**
     * Counts the next chunk, or some of its entries, as done: who gets {@code true} holds the batch's row until its transaction ends.
     *
     * @param part the entries of the chunk that are done then; {@code 0}: all, and the next chunk begins
     */
    boolean take(StoredBatch batch, int part) {
        return one(
                "update batch set chunks_done = chunks_done + ?, part_done = ?, stalled_since = null,"
                        + " stalled_because = null where batch_id = ? and chunks_done = ? and part_done = ?"
                        + " and batch_state = 'RUNNING'",
                part == 0 ? 1 : 0,
                part,
                batch.id(),
                batch.chunksDone(),
                batch.partDone());
    }

    /** Notes that a step failed. The first time stays, until a step succeeds. */
    boolean stalled(StoredBatch batch, String code, Instant at) {
        return one(
                "update batch set stalled_since = coalesce(stalled_since, ?), stalled_because = ? where batch_id = ?"
                        + " and batch_state in ('RECEIVED', 'RUNNING')",
                UtcTime.of(at),
                code,
                batch.id());
    }

    /** How many batches make no progress, and the code of the one that has made none for longest; nothing when all do. */
    Optional<Stalled> stalled() {
        List<Stalled> oldestFirst = database.sql("select stalled_since, stalled_because from batch"
                        + " where batch_state in ('RECEIVED', 'RUNNING') and stalled_since is not null"
                        + " order by stalled_since")
                .query((row, number) ->
                        new Stalled(0, UtcTime.read(row, "stalled_since"), row.getString("stalled_because")))
                .list();
        return oldestFirst.stream()
                .findFirst()
                .map(oldest -> new Stalled(oldestFirst.size(), oldest.since(), oldest.because()));
    }

    /** Batches that make no progress. */
    record Stalled(int number, Instant since, String because) {}

    void add(StoredBatch batch, Batch.Counts counts, int missingEnded) {
        database.sql("update batch set added = added + ?, changed = changed + ?, already_there = already_there + ?,"
                        + " ended = ended + ?, not_found = not_found + ?, before_start = before_start + ?,"
                        + " overtaken = overtaken + ?, missing_ended = missing_ended + ? where batch_id = ?")
                .params(
                        counts.added(),
                        counts.changed(),
                        counts.alreadyThere(),
                        counts.ended(),
                        counts.notFound(),
                        counts.beforeStart(),
                        counts.overtaken(),
                        missingEnded,
                        batch.id())
                .update();
    }

    boolean complete(StoredBatch batch, Instant at) {
        return one(
                "update batch set batch_state = 'COMPLETED', completed_at = ? where batch_id = ?"
                        + " and batch_state = 'RUNNING' and chunks_done = chunks",
                UtcTime.of(at),
                batch.id());
    }

    private boolean one(String sql, @Nullable Object... parameters) {
        return database.sql(sql).params(parameters).update() == 1;
    }
}
