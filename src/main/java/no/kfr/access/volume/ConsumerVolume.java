package no.kfr.access.volume;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this node knows of one agency's questions. Used by one thread at a time. */
final class ConsumerVolume {

    private static final Duration BETWEEN_EXCHANGES = Duration.ofSeconds(1);
    private static final int REMEMBERED_CASES = 10_000;

    private final int batch;
    private @Nullable VolumeWindow window;
    private Instant lastExchange = Instant.MIN;
    private VolumeTables.Totals shared = new VolumeTables.Totals(0, 0, 0);
    private int pending;
    private final Set<String> pendingCases = new HashSet<>();
    private final Set<String> countedCases = new HashSet<>();

    /** @param batch so many questions at most are counted here alone */
    ConsumerVolume(int batch) {
        this.batch = batch;
    }

    boolean knows(VolumeWindow now) {
        return now.equals(window);
    }

    @Nullable
    VolumeWindow window() {
        return window;
    }

    boolean isStale(Instant now) {
        return lastExchange.equals(Instant.MIN) || !now.isBefore(lastExchange.plus(BETWEEN_EXCHANGES));
    }

    boolean isFull() {
        return pending >= batch;
    }

    /** Whether so many questions would be too many to be counted here alone, although a single one is not. */
    boolean isFullWith(int questions) {
        return questions > 1 && pending + questions > batch;
    }

    int pending() {
        return pending;
    }

    List<String> pendingCases() {
        return new ArrayList<>(pendingCases);
    }

    long inMinute() {
        return shared.minute() + pending;
    }

    long inDay() {
        return shared.day() + pending;
    }

    void count(String caseId) {
        pending++;
        if (!countedCases.contains(caseId)) {
            pendingCases.add(caseId);
        }
    }

    /** What was pending has been added to the shared counts, which now are these. */
    void exchanged(VolumeWindow of, VolumeTables.Totals totals, Instant now) {
        window = of;
        shared = totals;
        lastExchange = now;
        pending = 0;
        if (countedCases.size() > REMEMBERED_CASES) {
            countedCases.clear();
        }
        countedCases.addAll(pendingCases);
        pendingCases.clear();
    }

    /** The shared counts could not be reached: this node's own go on until they can. */
    void notExchanged(VolumeWindow of, Instant now) {
        if (!of.equals(window)) {
            shared = new VolumeTables.Totals(0, window != null && of.day().equals(window.day()) ? shared.day() : 0, 0);
        }
        window = of;
        lastExchange = now;
        if (pendingCases.size() > REMEMBERED_CASES) {
            pendingCases.clear();
        }
    }
}
