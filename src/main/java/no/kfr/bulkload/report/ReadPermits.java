package no.kfr.bulkload.report;

import java.time.Duration;
import java.util.function.Supplier;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.capacity.FairPermits;
import no.kfr.identity.OrganisationNumber;
import no.kfr.transaction.UnitOfWork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets a few at a time read much: each keeps a connection to the database busy, or the memory of a whole batch, for as long as that
 * takes, and everybody else needs some, too. Whoever waits holds neither.
 */
@Component
public class ReadPermits {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final FairPermits permits;

    @Autowired
    ReadPermits(BulkloadSettings settings, UnitOfWork transaction) {
        this(most(settings.maxConcurrentExtracts(), transaction.mostInBulk()), PATIENCE);
    }

    ReadPermits(int permits, Duration patience) {
        this.permits = new FairPermits(permits, patience, LATER);
    }

    /** Each lasts minutes: one connection at least stays for uploads, and for batches to be applied. */
    static int most(int readAtOnce, int mostInBulk) {
        return Math.min(readAtOnce, mostInBulk - 1);
    }

    /**
     * Does the work when there is a permit, of which one institution has half at most.
     *
     * @throws no.kfr.refusal.Refused overloaded, when there is none in time
     */
    public <T> T with(OrganisationNumber institution, Supplier<T> work) {
        try (FairPermits.Permit taken = permits.acquire(institution)) {
            return work.get();
        }
    }
}
