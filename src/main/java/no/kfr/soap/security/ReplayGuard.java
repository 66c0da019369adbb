package no.kfr.soap.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/**
 * Remembers every accepted signature for as long as its message would still be fresh, and refuses to see it again. A node
 * remembers what it has seen itself since it started.
 */
final class ReplayGuard {

    private static final int MOST_REMEMBERED = 2_000_000;

    private final Cache<String, Instant> seen;

    ReplayGuard(Clock clock) {
        this.seen = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfter(
                        Expiry.creating((String signature, Instant until) -> Duration.between(clock.instant(), until)))
                .build();
    }

    void require(byte[] signatureValue, Instant freshUntil) {
        Instant before = seen.asMap().putIfAbsent(HexFormat.of().formatHex(signatureValue), freshUntil);
        if (before != null) {
            throw Refused.because(Code.MESSAGE_REPLAYED);
        }
    }
}
