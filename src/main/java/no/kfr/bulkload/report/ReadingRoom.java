package no.kfr.bulkload.report;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets a few at a time read much: each keeps a connection to the database busy, or the memory of a whole batch, for as long as that
 * takes, and everybody else needs some, too. Whoever waits holds neither.
 */
@Component
public class ReadingRoom {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Semaphore places;
    private final int most;
    private final Duration patience;
    private final Map<OrganisationNumber, Semaphore> own = new ConcurrentHashMap<>();

    @Autowired
    ReadingRoom(BulkloadSettings settings) {
        this(settings.readAtOnce(), PATIENCE);
    }

    ReadingRoom(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.most = (places + 1) / 2;
        this.patience = patience;
    }

    /**
     * Does the work when there is a place, of which one institution has half at most.
     *
     * @throws Refused overloaded, when there is none in time
     */
    public <T> T with(OrganisationNumber institution, Supplier<T> work) {
        long until = System.nanoTime() + patience.toNanos();
        return in(
                own.computeIfAbsent(institution, first -> new Semaphore(most, true)),
                until,
                () -> in(places, until, work));
    }

    private static <T> T in(Semaphore room, long until, Supplier<T> work) {
        try {
            if (!room.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw Refused.forNow(Code.OVERLOADED, LATER);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refused.forNow(Code.OVERLOADED, LATER, stopping);
        }
        try {
            return work.get();
        } finally {
            room.release();
        }
    }
}
