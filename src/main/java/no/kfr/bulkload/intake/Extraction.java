package no.kfr.bulkload.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a list was true, by the register's clock. The sender says it by his own, which his message gives away: a message cannot come before
 * it was sent, so a clock that says it did is ahead by that much at least.
 */
record Extraction(@Nullable Instant said, @Nullable Sent sent, Instant received) {

    /** Whether it is later than the message itself, by more than two clocks of the sender's may differ. */
    boolean isInFuture() {
        Duration tolerance = sent == null ? Duration.ZERO : sent.tolerance();
        return said != null && said.isAfter(sentAt().plus(tolerance));
    }

    /** To the microsecond, and never later than the receipt: what is recorded from then on counts as later. */
    Instant counts() {
        if (said == null) {
            return received;
        }
        Instant byOurs = earlier(said, sentAt()).minus(ahead());
        return earlier(byOurs, received).truncatedTo(ChronoUnit.MICROS);
    }

    private Instant sentAt() {
        return sent == null ? received : sent.created();
    }

    private Duration ahead() {
        if (sent == null || !sent.created().isAfter(sent.arrived())) {
            return Duration.ZERO;
        }
        return Duration.between(sent.arrived(), sent.created());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
