package no.kfr.soap.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.w3c.dom.Element;

/** Whether a message was sent just now, by a clock that may be off by a set tolerance. */
final class Freshness {

    private final Clock clock;
    private final Duration tolerance;
    private final Duration maxAge;

    Freshness(Clock clock, Duration tolerance, Duration maxAge) {
        this.clock = clock;
        this.tolerance = tolerance;
        this.maxAge = maxAge;
    }

    record Span(Instant sent, Instant refusedAfter) {}

    /**
     * @return when it was sent, and the moment after which the same message would be refused as too old
     * @throws Refused when it is too old, from the future, or says neither
     */
    Span require(Element timestamp) {
        Instant created = SignedTime.in(timestamp, "Created");
        Instant expires = SignedTime.in(timestamp, "Expires");
        Instant now = clock.instant();
        if (created.isAfter(now.plus(tolerance))) {
            throw Refused.because(
                    Code.MESSAGE_FROM_THE_FUTURE, "wsu:Created", "is at most " + tolerance.toSeconds() + " s ahead");
        }
        Instant refusedAfter = earlier(expires, created.plus(maxAge)).plus(tolerance);
        if (now.isAfter(refusedAfter) || expires.isBefore(created)) {
            throw Refused.because(
                    Code.MESSAGE_EXPIRED,
                    "wsu:Timestamp",
                    "is not past its Expires and at most " + maxAge.toSeconds() + " s old, with a tolerance of "
                            + tolerance.toSeconds() + " s");
        }
        return new Span(created, refusedAfter);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
