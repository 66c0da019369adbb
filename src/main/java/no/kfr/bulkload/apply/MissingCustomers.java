package no.kfr.bulkload.apply;

import java.time.LocalDate;
import java.util.Arrays;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.batch.ConfirmationReason;
import no.kfr.bulkload.batch.CustomerRange;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.bulkload.entry.PackedEntry;
import no.kfr.register.bulk.OwnRelationships;
import no.kfr.time.OsloDay;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out, when a snapshot's turn has come, who is missing from it: open relationships that were known when it was extracted.
 * They become chunks behind those of the file, to be ended on the day of the extraction. Are they too many, the snapshot waits
 * to be confirmed, and nothing of it is applied until then.
 */
@Component
public class MissingCustomers {

    private final OwnRelationships relationships;
    private final BatchProgress progress;
    private final ChunkTable chunks;
    private final UnitOfWork transaction;
    private final PlausibilityCheck doubts;
    private final BulkloadSettings settings;

    MissingCustomers(
            OwnRelationships relationships,
            BatchProgress progress,
            ChunkTable chunks,
            UnitOfWork transaction,
            PlausibilityCheck doubts,
            BulkloadSettings settings) {
        this.relationships = relationships;
        this.progress = progress;
        this.chunks = chunks;
        this.transaction = transaction.inBulk();
        this.doubts = doubts;
        this.settings = settings;
    }

    void count(StoredBatch batch) {
        long[] listed = listed(batch);
        Missing missing = new Missing(listed, batch.shown().customerRange());
        transaction.read(() -> relationships.forEachOpen(batch.scope(), missing::take));
        long[] customers = missing.sorted();
        ConfirmationReason why = why(batch, customers.length, missing.open);
        transaction.run(() -> store(batch, customers, missing.open, why));
    }

    private boolean store(StoredBatch batch, long[] customers, int open, @Nullable ConfirmationReason why) {
        int size = settings.chunkSize();
        int more = (customers.length + size - 1) / size;
        if (!progress.counted(batch, customers.length, open, more, why)) {
            return false;
        }
        int terms = PackedEntry.terms(OsloDay.of(batch.shown().extractedAt()), null, LocalDate.EPOCH);
        for (int i = 0; i < more; i++) {
            chunks.insert(batch.id(), batch.chunks() + i, chunk(batch, customers, i * size, terms));
        }
        return true;
    }

    /** Positions go on behind those of the file. */
    private Chunk chunk(StoredBatch batch, long[] customers, int from, int terms) {
        int to = Math.min(from + settings.chunkSize(), customers.length);
        long[] places = new long[to - from];
        int[] allTerms = new int[to - from];
        for (int i = from; i < to; i++) {
            int position = Math.min(batch.shown().entries() + i + 1, PackedEntry.MOST_ENTRIES);
            places[i - from] = PackedEntry.place(customers[i], position);
            allTerms[i - from] = terms;
        }
        return new Chunk(places, allTerms);
    }

    /** Who could not be read may be one of those who seem to be missing: then nobody is ended unasked. */
    private @Nullable ConfirmationReason why(StoredBatch batch, int missing, int open) {
        if (settings.needsConfirmation(missing, open)) {
            return ConfirmationReason.MANY_ENDINGS;
        }
        if (missing > 0 && batch.unreadable() > 0) {
            return ConfirmationReason.UNREADABLE_CUSTOMERS;
        }
        return doubts.startsTooEarly(batch) ? ConfirmationReason.EARLY_STARTS : null;
    }

    /** The customers of the file, sorted. */
    private long[] listed(StoredBatch batch) {
        long[] customers = new long[batch.shown().entries()];
        int[] size = {0};
        transaction.run(() -> {
            size[0] = 0;
            chunks.forEach(batch.id(), 1, batch.shown().entries(), stored -> {
                for (int i = 0; i < stored.chunk().size(); i++) {
                    customers[size[0]++] = stored.chunk().customer(i);
                }
            });
            return true;
        });
        return Arrays.copyOf(customers, size[0]);
    }

    /** Collects who is not listed. */
    private static final class Missing {

        private final long[] listed;
        private final CustomerRange range;
        private long[] found = new long[1024];
        private int size;
        private int open;

        Missing(long[] listed, @Nullable CustomerRange range) {
            this.listed = listed;
            this.range = range == null ? new CustomerRange("0", "9") : range;
        }

        void take(String customer) {
            if (!range.holds(customer)) {
                return;
            }
            open++;
            long packed = PackedEntry.customer(customer);
            if (Arrays.binarySearch(listed, packed) < 0) {
                found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
                found[size++] = packed;
            }
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(found, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
