package no.kfr.lookup.bulk;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Places for requests with many questions. Each costs the heap and the processor of hundreds of single ones until its signed answer has
 * been stored, and may wait for KAR in between; without a place of its own it would take those of single questions.
 */
@Component
public class BulkPlaces {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Semaphore places;
    private final int most;
    private final Duration patience;
    private final Map<OrganisationNumber, Semaphore> own = new ConcurrentHashMap<>();

    @Autowired
    BulkPlaces(BulkSettings settings) {
        this(settings.atOnce(), PATIENCE);
    }

    BulkPlaces(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.most = (places + 1) / 2;
        this.patience = patience;
    }

    /**
     * Waits for a place. One sender has half of them at most.
     *
     * @return to be closed when the request is over
     * @throws Refused overloaded, when there is none in time
     */
    public AutoCloseable enter(OrganisationNumber sender) {
        long until = System.nanoTime() + patience.toNanos();
        Semaphore mine = own.computeIfAbsent(sender, first -> new Semaphore(most, true));
        take(mine, until);
        try {
            take(places, until);
        } catch (Refused full) {
            mine.release();
            throw full;
        }
        AtomicBoolean inside = new AtomicBoolean(true);
        return () -> {
            if (inside.getAndSet(false)) {
                places.release();
                mine.release();
            }
        };
    }

    private static void take(Semaphore room, long until) {
        try {
            if (!room.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw Refused.forNow(Code.OVERLOADED, LATER);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refused.forNow(Code.OVERLOADED, LATER, stopping);
        }
    }
}
