package no.kfr.lookup.kar;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import no.kfr.refusal.Code;
import org.jspecify.annotations.Nullable;

/** The token of one scope, kept until shortly before it expires. However many need a new one, one of them fetches it. */
final class TokenCache {

    private final Function<AnswerDeadline, AccessToken> source;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable AccessToken kept;

    TokenCache(Function<AnswerDeadline, AccessToken> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    AccessToken token(AnswerDeadline deadline) {
        AccessToken token = kept;
        return token != null && token.isGoodAt(clock.instant()) ? token : fetch(deadline);
    }

    /** KAR did not accept it. Another one that was fetched meanwhile stays. */
    synchronized void drop(AccessToken refused) {
        if (refused.equals(kept)) {
            kept = null;
        }
    }

    private AccessToken fetch(AnswerDeadline deadline) {
        try {
            if (!fetching.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw Unanswered.because(Code.KAR_NO_ACCESS, "an access token is being fetched, and it takes too long");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Unanswered.because(Code.KAR_NO_ACCESS, "the register is being stopped", stopped);
        }
        try {
            AccessToken fetched = kept;
            if (fetched == null || !fetched.isGoodAt(clock.instant())) {
                fetched = source.apply(deadline);
                keep(fetched);
            }
            return fetched;
        } finally {
            fetching.unlock();
        }
    }

    private synchronized void keep(AccessToken fetched) {
        kept = fetched;
    }
}
