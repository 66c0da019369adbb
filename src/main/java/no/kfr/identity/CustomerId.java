package no.kfr.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A person (fødselsnummer or D-number) or a company (organisation number) whose control digits are right. Masks itself: its
 * text form tells the kind and nothing else, not even the birth date.
 *
 * @param value eleven or nine digits; for the database and the answer only
 */
public record CustomerId(String value) implements ControlObject, Comparable<CustomerId> {

    /** What kind of party a customer is. */
    public enum Kind {
        PERSON,
        ORGANISATION
    }

    public CustomerId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a customer id");
        }
    }

    /** The customer id, or nothing when the form or a control digit is wrong. */
    public static Optional<CustomerId> read(String text) {
        return isValid(text) ? Optional.of(new CustomerId(text)) : Optional.empty();
    }

    public Kind kind() {
        return value.length() == 9 ? Kind.ORGANISATION : Kind.PERSON;
    }

    /** Whether the number belongs to a synthetic test population: 40, 65 or 80 added to the month. Welcome in test only. */
    public boolean synthetic() {
        return kind() == Kind.PERSON && PersonNumber.monthField(value) > 12;
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

    private static boolean isValid(String text) {
        return switch (text.length()) {
            case 9 -> OrganisationNumber.read(text).isPresent();
            case 11 -> PersonNumber.isValid(text);
            default -> false;
        };
    }

    /** Fødselsnummer and D-number: day (D-number + 40), month (synthetic + 40, 65 or 80), year, individual number, two control digits. */
    private static final class PersonNumber {

        static boolean isValid(String text) {
            return Digits.areExactly(11, text) && ControlDigits.agreeInPersonNumber(text) && hasDate(text);
        }

        static int monthField(String text) {
            return Integer.parseInt(text, 2, 4, 10);
        }

        private static boolean hasDate(String text) {
            int day = Integer.parseInt(text, 0, 2, 10);
            int month = monthField(text);
            int plainDay = day > 40 ? day - 40 : day;
            int plainMonth = month > 80 ? month - 80 : month > 65 ? month - 65 : month > 40 ? month - 40 : month;
            return isDate(plainDay, plainMonth, Integer.parseInt(text, 4, 6, 10));
        }

        /** The century follows from the individual number; 29 February is right when it existed in any century that is possible. */
        private static boolean isDate(int day, int month, int yearOfCentury) {
            try {
                LocalDate.of(2000 + yearOfCentury, month, day);
                return true;
            } catch (DateTimeException notADate) {
                return false;
            }
        }
    }
}
