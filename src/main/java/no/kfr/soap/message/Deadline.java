package no.kfr.soap.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Until when a sender may be sending. Moves on with what arrives, at the rate of a poor line: a large message takes longer. */
public final class Deadline {

    private static final int BYTES_PER_SECOND = 32 * 1024;

    private final Clock clock;
    private final Instant first;
    private long received;

    public Deadline(Clock clock, Duration limit) {
        this.clock = clock;
        this.first = clock.instant().plus(limit);
    }

    /** Whether it is past now, when so many bytes more have come. */
    public boolean isPastAfter(int more) {
        received += more;
        return clock.instant().isAfter(first.plusSeconds(received / BYTES_PER_SECOND));
    }
}
