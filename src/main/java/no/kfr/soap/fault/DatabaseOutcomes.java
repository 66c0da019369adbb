package no.kfr.soap.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/** How requests have fared with the database of late: what callers are told of it counts, whatever the database says itself. */
@Component
public class DatabaseOutcomes {

    /** So many failures in a row, within so long, are no coincidence. */
    static final int ROW = 5;

    static final Duration WITHIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Instant> failures = new ArrayDeque<>();

    DatabaseOutcomes(Clock clock) {
        this.clock = clock;
    }

    /** A request was answered, so the database did its part. */
    public synchronized void succeeded() {
        failures.clear();
    }

    /** A request was told that the database is not available. */
    public synchronized void failed() {
        failures.addLast(clock.instant());
        if (failures.size() > ROW) {
            failures.removeFirst();
        }
    }

    /** Whether requests have failed in a row, and none has succeeded since. */
    public synchronized boolean areAllFailures() {
        return failures.size() == ROW
                && failures.getFirst().isAfter(clock.instant().minus(WITHIN));
    }
}
