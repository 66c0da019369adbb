package no.kfr.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person (fødselsnummer or D-number) or a company (organisation number). Masks itself: its text form tells the kind and
 * nothing else, not even the birth date.
 *
 * <p>One that comes in is read by {@link IdentityRule#customer}. The constructor looks at the form alone: what was registered,
 * asked and journalled under an earlier rule stays readable.
 *
 * @param value eleven or nine digits; for the database and the answer only
 */
public record CustomerId(String value) implements ControlObject, Comparable<CustomerId> {

    private static final int ORGANISATION = 9;
    private static final int PERSON = 11;

    /** What kind of party a customer is. */
    public enum Kind {
        PERSON,
        ORGANISATION
    }

    public CustomerId {
        if (!hasForm(value)) {
            throw new IllegalArgumentException("not a customer id");
        }
    }

    /** What was held before, from its digits; nothing when they are no such digits. */
    public static Optional<CustomerId> held(String digits) {
        return hasForm(digits) ? Optional.of(new CustomerId(digits)) : Optional.empty();
    }

    /**
     * One that was written as it was meant, as its control digits say, whether or not anybody has it: for asking what is held,
     * and for noting what was asked. Nothing for a slip of the pen.
     */
    public static Optional<CustomerId> written(String text) {
        return held(text).filter(CustomerId::controlDigitsAgree);
    }

    /** What keeps the text from being nine or eleven digits; nothing when it is that. */
    public static @Nullable Flaw formFlaw(String text) {
        return hasForm(text) ? null : Form.ofNumber(text, PERSON, Flaw.CUSTOMER_FORM);
    }

    public Kind kind() {
        return value.length() == ORGANISATION ? Kind.ORGANISATION : Kind.PERSON;
    }

    /** The same for every customer of a kind, so that it can stand in any log. */
    @Override
    public String toString() {
        return kind() == Kind.PERSON ? "person ***********" : "organisation *********";
    }

    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }

    private boolean controlDigitsAgree() {
        return kind() == Kind.PERSON
                ? ControlDigits.agreeInPersonNumber(value, true)
                : ControlDigits.agreeInOrganisationNumber(value);
    }

    private static boolean hasForm(String text) {
        return Digits.areExactly(PERSON, text) || Digits.areExactly(ORGANISATION, text);
    }
}
