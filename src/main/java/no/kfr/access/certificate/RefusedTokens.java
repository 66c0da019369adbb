package no.kfr.access.certificate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.kfr.access.SenderToken;
import no.kfr.digest.Sha256;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;

/**
 * Tokens that were refused a moment ago, so that sending the same one again costs no more than its digest. Anybody fills this, and
 * it holds no token that was trusted.
 */
final class RefusedTokens {

    /** Short: a renewed authority, or a certificate that begins to be valid, is not kept waiting. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final int MOST = 1000;

    private final Cache<ByteBuffer, Known> tokens =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Known(Code code, List<Violation> violations, Instant end, Authorities authorities) {

        @SuppressWarnings("ReferenceEquality") // another object is another content, and comparing contents costs more
        boolean holds(Instant now, Authorities current) {
            return now.isBefore(end) && authorities == current;
        }
    }

    /** @throws Refused as it was the last time, when that is not long ago and the same authorities are trusted */
    void requireUnknown(ByteBuffer token, Instant now, Authorities authorities) {
        Known known = tokens.getIfPresent(token);
        if (known != null && known.holds(now, authorities)) {
            throw known.violations().isEmpty() ? Refused.because(known.code()) : Refused.because(known.violations());
        }
    }

    void remember(ByteBuffer token, Refused refused, Instant now, Authorities authorities) {
        tokens.put(token, new Known(refused.code(), refused.violations(), now.plus(KEPT), authorities));
    }

    long size() {
        tokens.cleanUp();
        return tokens.estimatedSize();
    }

    /** SHA-256 over the token and what it says that it is. */
    static ByteBuffer digest(SenderToken token) {
        MessageDigest digest = Sha256.start();
        digest.update((byte) token.form().ordinal());
        return ByteBuffer.wrap(digest.digest(token.content())).asReadOnlyBuffer();
    }
}
