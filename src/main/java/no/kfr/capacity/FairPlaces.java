package no.kfr.capacity;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Refused;

/** Places of which one organisation has half at most, so that nobody keeps all others out. */
public final class FairPlaces {

    private final Permits all;
    private final int most;
    private final Duration patience;
    private final Map<OrganisationNumber, Permits> own = new ConcurrentHashMap<>();

    /**
     * @param patience how long one waits for a place
     * @param comeAgain what one is told who waited in vain
     */
    public FairPlaces(int places, Duration patience, Duration comeAgain) {
        this.all = Permits.of(places, comeAgain);
        this.most = (places + 1) / 2;
        this.patience = patience;
    }

    /** A place that is taken until it is left; leaving it once more does nothing. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Waits for a place.
     *
     * @throws Refused overloaded, when there is none in time
     */
    public Place enter(OrganisationNumber organisation) {
        long until = System.nanoTime() + patience.toNanos();
        Permits mine = own.computeIfAbsent(organisation, first -> Permits.of(most, all.comeAgain()));
        mine.take(1, left(until));
        try {
            all.take(1, left(until));
        } catch (Refused full) {
            mine.giveBack(1);
            throw full;
        }
        AtomicBoolean inside = new AtomicBoolean(true);
        return () -> {
            if (inside.getAndSet(false)) {
                all.giveBack(1);
                mine.giveBack(1);
            }
        };
    }

    private static Duration left(long until) {
        return Duration.ofNanos(until - System.nanoTime());
    }
}
