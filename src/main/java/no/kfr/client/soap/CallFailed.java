package no.kfr.client.soap;

import java.math.BigInteger;
import java.time.Duration;
import no.kfr.contract.types.Fault;
import no.kfr.contract.types.Violation;
import org.jspecify.annotations.Nullable;

/** A call that got no reply, or a fault. Its message is for a person to read. */
public final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String code;
    private final boolean retryable;
    private final @Nullable Duration retryAfter;

    private CallFailed(
            String message,
            @Nullable String code,
            boolean retryable,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.retryable = retryable;
        this.retryAfter = retryAfter;
    }

    /** The register refused, with its typed fault. */
    static CallFailed refused(Fault fault, Throwable cause) {
        var text = new StringBuilder(fault.getCode() + " " + fault.getMessageEnglish());
        for (Violation violation : fault.getViolation()) {
            text.append(" [");
            if (violation.getField() != null) {
                text.append(violation.getField()).append(": ");
            }
            text.append(violation.getRule()).append(']');
        }
        return new CallFailed(
                text.toString(), fault.getCode(), fault.isRetryable(), seconds(fault.getRetryAfter()), cause);
    }

    private static @Nullable Duration seconds(@Nullable BigInteger seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds.longValue());
    }

    /** No reply, or none that can be trusted. Whether the register carried the request out is not known. */
    static CallFailed unanswered(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return new CallFailed("No valid answer from the register: " + root.getMessage(), null, true, null, cause);
    }

    /** An answer came, but not whole. Asking again may help. */
    static CallFailed damaged(String what) {
        return new CallFailed("No valid answer from the register: " + what, null, true, null, null);
    }

    /** The code of the register's fault, or {@code null} when there was no such fault. */
    public @Nullable String code() {
        return code;
    }

    /** Whether the same request may succeed later, unchanged. */
    public boolean retryable() {
        return retryable;
    }

    /** How long the register asks to wait before the next try, when it says so. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
