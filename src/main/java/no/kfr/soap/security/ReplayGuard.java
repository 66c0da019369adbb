package no.kfr.soap.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import no.kfr.digest.Sha256;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/**
 * The first filter against replays: what this node has seen itself it refuses without asking anybody. What it lets pass has to be
 * claimed in the database, which all nodes share, before anything comes of it: see {@link MessageClaim}.
 */
final class ReplayGuard {

    private static final int MOST_REMEMBERED = 300_000;

    private final Cache<String, Instant> seen;
    private final SeenMessages shared;

    ReplayGuard(Clock clock, SeenMessages shared) {
        this.shared = shared;
        this.seen = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfter(
                        Expiry.creating((String signature, Instant until) -> Duration.between(clock.instant(), until)))
                .build();
    }

    MessageClaim require(byte[] signatureValue, Freshness.Span fresh) {
        String digest = Sha256.hexOf(signatureValue);
        if (seen.asMap().putIfAbsent(digest, fresh.refusedAfter()) != null) {
            throw Refused.because(Code.MESSAGE_REPLAYED);
        }
        return new MessageClaim(shared, digest, fresh.sent());
    }
}
