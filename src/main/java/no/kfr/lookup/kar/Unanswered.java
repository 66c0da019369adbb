package no.kfr.lookup.kar;

import java.util.Objects;
import no.kfr.refusal.Code;
import org.jspecify.annotations.Nullable;

/** A question that got no answer which can be used. Its message is for the log and holds nothing that came from outside. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final boolean neverSent;

    private Unanswered(Code code, boolean neverSent, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.code = code;
        this.neverSent = neverSent;
    }

    static Unanswered because(Code code, String reason) {
        return new Unanswered(code, false, reason, null);
    }

    static Unanswered because(Code code, String reason, Throwable cause) {
        return new Unanswered(code, false, reason, cause);
    }

    /** There was not even a connection, so the question can be put again without being put twice. */
    static Unanswered neverSent(String reason, Throwable cause) {
        return new Unanswered(Code.KAR_SILENT, true, reason, cause);
    }

    /** The same for another reason. */
    Unanswered as(Code other, String reason) {
        return new Unanswered(other, neverSent, reason + ": " + getMessage(), getCause());
    }

    Code code() {
        return code;
    }

    boolean wasNeverSent() {
        return neverSent;
    }

    /** What a person has to know. */
    String reason() {
        return Objects.requireNonNull(getMessage());
    }
}
