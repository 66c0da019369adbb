package no.kfr.bulkload.apply;

import java.time.Instant;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.transaction.UnitOfWork;
import org.springframework.stereotype.Component;

/** What comes before the first chunk of a batch: whatever has to be counted about it, and then that it starts, or waits. */
@Component
public class BatchStart {

    private final MissingCustomers missing;
    private final PlausibilityCheck doubts;
    private final BatchProgress progress;
    private final UnitOfWork transaction;

    BatchStart(MissingCustomers missing, PlausibilityCheck doubts, BatchProgress progress, UnitOfWork transaction) {
        this.missing = missing;
        this.doubts = doubts;
        this.progress = progress;
        this.transaction = transaction.inBulk();
    }

    /** Does the next of it for a batch that has not started. */
    void step(StoredBatch batch, Instant now) {
        boolean isSnapshot = batch.shown().mode() == BatchMode.SNAPSHOT;
        if (isSnapshot && batch.shown().endings() == null) {
            missing.count(batch);
        } else if (!isSnapshot && doubts.mayBeAbout(batch)) {
            doubts.settle(batch, now);
        } else {
            transaction.run(() -> progress.start(batch, now));
        }
    }
}
