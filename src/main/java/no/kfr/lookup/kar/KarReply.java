package no.kfr.lookup.kar;

import java.time.Duration;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** What came of a question to KAR. */
public sealed interface KarReply<T> {

    /** A whole answer, checked. */
    record Answered<T>(T value) implements KarReply<T> {}

    /**
     * No answer, or none that can be used.
     *
     * @param code why; its own for each cause
     * @param retryAfter when it may be worth asking again; {@code null} when it is not
     */
    record NoAnswer<T>(Code code, @Nullable Duration retryAfter) implements KarReply<T> {

        /** For whoever needs the answer. */
        public Refused refusal() {
            return retryAfter == null ? Refused.because(code) : Refused.forNow(code, retryAfter);
        }
    }
}
