package no.kfr.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Norwegian organisation number. Organisation numbers of participants are public, so this one does not mask itself; a
 * customer's does, see {@link CustomerId}.
 *
 * <p>A new one from outside is {@link #read}; the constructor takes what the register holds, whatever was a number then.
 *
 * @param value nine digits
 */
public record OrganisationNumber(String value) implements Comparable<OrganisationNumber> {

    private static final int LENGTH = 9;

    public OrganisationNumber {
        if (!Digits.areExactly(LENGTH, value)) {
            throw new IllegalArgumentException("not an organisation number");
        }
    }

    /** The number, or nothing when it has a {@link #flaw}. */
    public static Optional<OrganisationNumber> read(String text) {
        return flaw(text) == null ? Optional.of(new OrganisationNumber(text)) : Optional.empty();
    }

    /**
     * What is wrong with it; nothing when such a number can have been issued: nine digits with the right control digit, the first
     * an 8 or 9 (Brønnøysundregistrene, "Organisasjonsnummeret"; they began at 800 000 000), or a 2 or 3 in the synthetic
     * population that Skatteetaten's Tenor gives out.
     */
    public static @Nullable Flaw flaw(String text) {
        Flaw form = formFlaw(text);
        if (form != null) {
            return form;
        }
        if (!ControlDigits.agreeInOrganisationNumber(text)) {
            return Flaw.ORGANISATION_CONTROL;
        }
        return "2389".indexOf(text.charAt(0)) < 0 ? Flaw.SERIES : null;
    }

    /** What keeps it from being nine digits; nothing when it is nine. */
    public static @Nullable Flaw formFlaw(String text) {
        return Digits.areExactly(LENGTH, text) ? null : Form.ofNumber(text, LENGTH, Flaw.ORGANISATION_FORM);
    }

    /** Whether it belongs to a synthetic test population: welcome in test only. */
    public boolean isSynthetic() {
        return value.charAt(0) == '2' || value.charAt(0) == '3';
    }

    @Override
    public int compareTo(OrganisationNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
