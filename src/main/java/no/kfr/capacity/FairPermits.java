package no.kfr.capacity;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Refused;

/** Permits of which one organisation has half at most, so that nobody keeps all others out. */
public final class FairPermits {

    private final Permits all;
    private final int most;
    private final Duration patience;
    private final Map<OrganisationNumber, Permits> own = new ConcurrentHashMap<>();

    /**
     * @param patience how long one waits for a permit
     * @param comeAgain what one is told who waited in vain
     */
    public FairPermits(int permits, Duration patience, Duration comeAgain) {
        this.all = Permits.of(permits, comeAgain);
        this.most = (permits + 1) / 2;
        this.patience = patience;
    }

    /** A permit that is held until it is closed; closing it once more does nothing. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Waits for a permit.
     *
     * @throws Refused overloaded, when there is none in time
     */
    public Permit acquire(OrganisationNumber organisation) {
        long until = System.nanoTime() + patience.toNanos();
        Permits mine = own.computeIfAbsent(organisation, first -> Permits.of(most, all.comeAgain()));
        mine.acquire(1, left(until));
        try {
            all.acquire(1, left(until));
        } catch (Refused full) {
            mine.release(1);
            throw full;
        }
        AtomicBoolean inside = new AtomicBoolean(true);
        return () -> {
            if (inside.getAndSet(false)) {
                all.release(1);
                mine.release(1);
            }
        };
    }

    private static Duration left(long until) {
        return Duration.ofNanos(until - System.nanoTime());
    }
}
