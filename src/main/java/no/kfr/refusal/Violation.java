package no.kfr.refusal;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was wrong with a request.
 *
 * @param code the code of this cause; the refusal's own code is that of its first violation
 * @param field path of the element of the contract, or {@code null} when the whole message is meant
 * @param rule the rule that was broken and what would be right, in English; never holds a value of the request
 * @param norwegian the same in Norwegian, where it has been said in Norwegian
 * @param maskedValue the value received, masked so that it identifies nobody, or {@code null}
 */
public record Violation(
        Code code,
        @Nullable String field,
        String rule,
        @Nullable String norwegian,
        @Nullable String maskedValue) {

    public Violation(Code code, @Nullable String field, String rule, @Nullable String maskedValue) {
        this(code, field, rule, null, maskedValue);
    }

    public static Violation of(Code code, String field, String rule) {
        return new Violation(code, field, rule, null);
    }

    public static Violation of(Code code, String field, Rule rule) {
        return new Violation(code, field, rule.english(), rule.norwegian(), null);
    }

    public static Violation ofMessage(Code code, String rule) {
        return new Violation(code, null, rule, null);
    }

    public static Violation ofMessage(Code code, Rule rule) {
        return new Violation(code, null, rule.english(), rule.norwegian(), null);
    }
}
