package no.kfr.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Norwegian account number: eleven digits. Its control digit is not looked at: who asks about an account copied its number from
 * somewhere, and a wrong one is simply not serviced by anybody. Masks itself.
 *
 * @param value eleven digits; for the question and the journal only
 */
public record AccountNumber(String value) implements ControlObject {

    public AccountNumber {
        if (!Digits.areExactly(11, value)) {
            throw new IllegalArgumentException("not an account number");
        }
    }

    /** The number, or nothing when the text is not eleven digits. */
    public static Optional<AccountNumber> read(String text) {
        return Digits.areExactly(11, text) ? Optional.of(new AccountNumber(text)) : Optional.empty();
    }

    /** What keeps the text from being eleven digits; nothing when it is that. */
    public static @Nullable Flaw flaw(String text) {
        return Digits.areExactly(11, text) ? null : Form.ofNumber(text, 11, Flaw.ACCOUNT_FORM);
    }

    /** As it is written for people, and not to be taken for a customer id: {@code 1234.56.78901}. */
    public String written() {
        return value.substring(0, 4) + "." + value.substring(4, 6) + "." + value.substring(6);
    }

    /** The same for every account, so that it can stand in any log. */
    @Override
    public String toString() {
        return "account ***********";
    }
}
