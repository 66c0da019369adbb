package no.kfr.lookup.bulk;

import java.time.Duration;
import no.kfr.capacity.FairPermits;
import no.kfr.identity.OrganisationNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Places for requests with many questions. Each costs the heap and the processor of hundreds of single ones until its signed answer has
 * been stored, and may wait for KAR in between; without a permit of its own it would take those of single questions.
 */
@Component
public class BulkPermits {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final FairPermits permits;

    @Autowired
    BulkPermits(BulkSettings settings) {
        this(settings.maxConcurrent(), PATIENCE);
    }

    BulkPermits(int permits, Duration patience) {
        this.permits = new FairPermits(permits, patience, LATER);
    }

    /**
     * Waits for a permit. One sender has half of them at most.
     *
     * @return to be closed when the request is over
     * @throws no.kfr.refusal.Refused overloaded, when there is none in time
     */
    public AutoCloseable acquire(OrganisationNumber sender) {
        return permits.acquire(sender);
    }
}
