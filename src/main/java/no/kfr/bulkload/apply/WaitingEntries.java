package no.kfr.bulkload.apply;

import java.util.Arrays;
import java.util.Optional;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.bulkload.entry.PackedEntry;
import no.kfr.register.RelationshipKey;
import no.kfr.register.WaitingLists;
import org.springframework.stereotype.Component;

/**
 * Finds a customer in the batches of an institution that are not finished. An entry that was carried out ahead is carried out again
 * with its chunk; by then the register holds what it says, and what was recorded since.
 */
@Component
class WaitingEntries implements WaitingLists {

    private final BatchTable batches;
    private final ChunkTable chunks;
    private final ChunkWork work;

    WaitingEntries(BatchTable batches, ChunkTable chunks, ChunkWork work) {
        this.batches = batches;
        this.chunks = chunks;
        this.work = work;
    }

    @Override
    public void bringForward(RelationshipKey key) {
        for (StoredBatch batch : batches.unfinished(key.institution())) {
            Batch shown = batch.shown();
            if (shown.mode() != BatchMode.END && shown.relationshipType() == key.type()) {
                find(batch, PackedEntry.customer(key.customer().value()))
                        .ifPresent(own -> work.apply(batch.scope(), own, false));
            }
        }
    }

    /**
     * Chunks of the file are sorted by customer: half of those left are skipped each time. Whom a snapshot ends stand behind them,
     * sorted by themselves; an ending needs no bringing forward.
     */
    private Optional<Chunk> find(StoredBatch batch, long customer) {
        int low = batch.chunksDone();
        int high = batch.chunks() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Chunk chunk = chunks.read(batch.id(), middle);
            if (chunk.isBehind(batch.shown().entries()) || customer < chunk.customer(0)) {
                high = middle - 1;
            } else if (customer > chunk.customer(chunk.size() - 1)) {
                low = middle + 1;
            } else {
                return entriesOf(customer, chunk);
            }
        }
        return Optional.empty();
    }

    private static Optional<Chunk> entriesOf(long customer, Chunk chunk) {
        int found = Arrays.binarySearch(chunk.places(), PackedEntry.place(customer, 0));
        int from = found < 0 ? -found - 1 : found;
        if (from == chunk.size() || chunk.customer(from) != customer) {
            return Optional.empty();
        }
        int to = chunk.endOfCustomer(from);
        return Optional.of(
                new Chunk(Arrays.copyOfRange(chunk.places(), from, to), Arrays.copyOfRange(chunk.terms(), from, to)));
    }
}
