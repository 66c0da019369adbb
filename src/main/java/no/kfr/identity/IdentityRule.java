package no.kfr.identity;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which persons and organisations exist, as far as a number tells. Everything that comes in is asked of a rule, over SOAP, in
 * files and at the terminal; what the register holds already is not asked again, see {@link CustomerId}.
 *
 * <p>Ours: the library for Norwegian numbers takes such as nobody has, and knows synthetic ones by a switch for the whole process.
 *
 * @param acceptSynthetic whether synthetic test populations are welcome
 * @param numbersOf2032 whether numbers with the control digits of 2032 are issued by now
 * @param today nobody with a later birth date has a number
 */
public record IdentityRule(boolean acceptSynthetic, boolean numbersOf2032, LocalDate today) {

    /** From this day on, Skatteetaten issues numbers with the control digits of 2032. */
    static final LocalDate FIRST_OF_2032 = LocalDate.of(2032, 1, 1);

    /** What may be taken: for who sends, and does not know the settings of the register that will decide. */
    public static IdentityRule ofAnyRegister(LocalDate today) {
        return new IdentityRule(true, !today.isBefore(FIRST_OF_2032), today);
    }

    /** The customer, or nothing when there is a flaw. */
    public Optional<CustomerId> customer(String text) {
        return flaw(text) == null ? Optional.of(new CustomerId(text)) : Optional.empty();
    }

    /** What is wrong with a customer's number; nothing when it is somebody's. */
    public @Nullable Flaw flaw(String text) {
        Flaw flaw = CustomerId.formFlaw(text);
        if (flaw != null) {
            return flaw;
        }
        return text.length() == 9 ? organisation(text) : person(text);
    }

    private @Nullable Flaw organisation(String digits) {
        Flaw flaw = OrganisationNumber.flaw(digits);
        if (flaw == Flaw.ORGANISATION_CONTROL) {
            return Flaw.CUSTOMER_CONTROL;
        }
        return flaw == null && !acceptSynthetic && new OrganisationNumber(digits).isSynthetic() ? Flaw.SYNTHETIC : flaw;
    }

    private @Nullable Flaw person(String digits) {
        if (!ControlDigits.agreeInPersonNumber(digits, numbersOf2032)) {
            return Flaw.CUSTOMER_CONTROL;
        }
        boolean born =
                numbersOf2032 ? PersonNumber.isBornInAnyCenturyBy(today, digits) : PersonNumber.isBornBy(today, digits);
        if (!born) {
            return Flaw.BIRTH_DATE;
        }
        return PersonNumber.isSynthetic(digits) && !acceptSynthetic ? Flaw.SYNTHETIC : null;
    }
}
