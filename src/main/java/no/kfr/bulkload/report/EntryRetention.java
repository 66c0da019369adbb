package no.kfr.bulkload.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import no.kfr.bulkload.batch.BatchJournal;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.transaction.UnitOfWork;
import org.springframework.stereotype.Component;

/** Takes away the entries of batches that ended long ago. The batches stay, with their counts and digests; so does the register. */
@Component
public class EntryRetention {

    /** In one look: each batch is a transaction of its own. */
    private static final int SOME = 100;

    private final BatchTable batches;
    private final ChunkTable chunks;
    private final BatchJournal journal;
    private final UnitOfWork transaction;
    private final BulkloadSettings settings;
    private final Clock clock;

    EntryRetention(
            BatchTable batches,
            ChunkTable chunks,
            BatchJournal journal,
            UnitOfWork transaction,
            BulkloadSettings settings,
            Clock clock) {
        this.batches = batches;
        this.chunks = chunks;
        this.journal = journal;
        this.transaction = transaction.inBulk();
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Removes what is due.
     *
     * @param goOn asked after each batch
     */
    public void remove(BooleanSupplier goOn) {
        Instant before = clock.instant().minus(settings.keepEntries());
        boolean more = true;
        while (more) {
            List<StoredBatch> due = batches.withEntries(before, SOME);
            more = due.size() == SOME;
            for (StoredBatch batch : due) {
                transaction.run(() -> {
                    chunks.remove(batch.id());
                    journal.done(batch, "entries removed");
                    return true;
                });
                if (!goOn.getAsBoolean()) {
                    return;
                }
            }
        }
    }
}
