package no.kfr.lookup.kar;

import java.time.Duration;
import java.util.Objects;
import no.kfr.refusal.Code;
import org.jspecify.annotations.Nullable;

/** A question that got no answer which can be used. Its message is for the log and holds nothing that came from outside. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final boolean neverSent;
    private final transient @Nullable Duration retryAfter;

    private Unanswered(
            Code code, boolean neverSent, String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(reason, cause);
        this.code = code;
        this.neverSent = neverSent;
        this.retryAfter = retryAfter;
    }

    /** Who answered said when to come again. */
    static Unanswered until(Code code, String reason, @Nullable Duration retryAfter) {
        return new Unanswered(code, false, reason, retryAfter, null);
    }

    static Unanswered because(Code code, String reason) {
        return new Unanswered(code, false, reason, null, null);
    }

    static Unanswered because(Code code, String reason, Throwable cause) {
        return new Unanswered(code, false, reason, null, cause);
    }

    /** There was not even a connection, so the question can be put again without being put twice. */
    static Unanswered neverSent(String reason, Throwable cause) {
        return new Unanswered(Code.KAR_SILENT, true, reason, null, cause);
    }

    /** The same for another reason. */
    Unanswered as(Code other, String reason) {
        return new Unanswered(other, neverSent, reason + ": " + getMessage(), retryAfter, getCause());
    }

    Code code() {
        return code;
    }

    boolean wasNeverSent() {
        return neverSent;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** What a person has to know. */
    String reason() {
        return Objects.requireNonNull(getMessage());
    }
}
