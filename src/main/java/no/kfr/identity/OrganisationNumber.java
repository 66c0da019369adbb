package no.kfr.identity;

import java.util.Optional;

/**
 * A Norwegian organisation number with a right control digit. Organisation numbers of participants are public, so this one
 * does not mask itself; a customer's does, see {@link CustomerId}.
 *
 * @param value nine digits
 */
public record OrganisationNumber(String value) implements Comparable<OrganisationNumber> {

    public OrganisationNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an organisation number");
        }
    }

    /** The number, or nothing when the text is not nine digits with the right control digit. */
    public static Optional<OrganisationNumber> read(String text) {
        return isValid(text) ? Optional.of(new OrganisationNumber(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return Digits.areExactly(9, text) && ControlDigits.agreeInOrganisationNumber(text);
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
