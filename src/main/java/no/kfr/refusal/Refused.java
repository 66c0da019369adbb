package no.kfr.refusal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not carried out, with its code from the catalogue. Reaches the caller as the contract's typed fault.
 * What it says is safe to show to the caller and to write to a log: codes, rules, masked values.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient List<Violation> violations;
    private final transient @Nullable Duration retryAfter;

    private Refused(Code code, List<Violation> violations, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(code.id() + " " + code.english() + describe(violations), cause);
        this.code = code;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    public static Refused because(Code code) {
        return new Refused(code, List.of(), null, null);
    }

    /** Refused for a reason found by a library; the cause stays in the server and never reaches the caller. */
    public static Refused because(Code code, Throwable cause) {
        return new Refused(code, List.of(), null, cause);
    }

    public static Refused because(Code code, String field, String rule) {
        return because(List.of(Violation.of(code, field, rule)));
    }

    public static Refused because(Code code, String field, Rule rule) {
        return because(List.of(Violation.of(code, field, rule)));
    }

    /** Of the whole message. */
    public static Refused because(Code code, Rule rule) {
        return because(List.of(Violation.ofMessage(code, rule)));
    }

    /** All reasons at once; the first gives the refusal its code. */
    public static Refused because(List<Violation> violations) {
        return new Refused(violations.getFirst().code(), violations, null, null);
    }

    /** There is no room for it now, of whatever kind; later there may be. */
    public static Refused overloaded(Duration retryAfter) {
        return forNow(Code.OVERLOADED, retryAfter);
    }

    /** As {@link #overloaded(Duration)}, with what says so. */
    public static Refused overloaded(Duration retryAfter, Throwable cause) {
        return forNow(Code.OVERLOADED, retryAfter, cause);
    }

    /** The same request may be sent again, unchanged, after this time. */
    public static Refused forNow(Code code, Duration retryAfter) {
        return new Refused(code, List.of(), retryAfter, null);
    }

    public static Refused forNow(Code code, Duration retryAfter, Throwable cause) {
        return new Refused(code, List.of(), retryAfter, cause);
    }

    public Code code() {
        return code;
    }

    public List<Violation> violations() {
        return violations;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    private static String describe(List<Violation> violations) {
        if (violations.isEmpty()) {
            return "";
        }
        return violations.stream()
                .map(violation -> (violation.field() == null ? "" : violation.field() + " ") + violation.rule())
                .toList()
                .toString();
    }
}
