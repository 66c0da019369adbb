package no.kfr.soap.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Counts by sender and minute, for as many senders as there is any sense in remembering. */
final class MinuteCounts {

    private static final int MOST_SENDERS = 50_000;

    private final Clock clock;
    private final Cache<String, Count> counts =
            Caffeine.newBuilder().maximumSize(MOST_SENDERS).build();

    MinuteCounts(Clock clock) {
        this.clock = clock;
    }

    /** What a sender has done in the minute that it is. */
    private static final class Count {

        private Instant minute = Instant.MIN;
        private long count;

        synchronized long add(Instant now, long more) {
            if (!minute.equals(now)) {
                minute = now;
                count = 0;
            }
            count += more;
            return count;
        }
    }

    /** @return how many there are in this minute, these included; with 0 nothing is added */
    long add(String sender, long more) {
        return counts.get(sender, first -> new Count()).add(minute(), more);
    }

    /** Until the next minute begins. */
    Duration rest() {
        return Duration.between(clock.instant(), minute().plus(1, ChronoUnit.MINUTES));
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }
}
