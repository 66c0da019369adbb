package no.kfr.access;

import java.util.Optional;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;

/**
 * An organisation as a request names it, which may be no organisation number at all.
 *
 * @param field of the request, as the contract calls it
 * @param number as received
 */
public record NamedOrganisation(String field, String number) {

    /** The institution that an instruction or a batch is about. */
    public static NamedOrganisation institution(String number) {
        return new NamedOrganisation("financialInstitution", number);
    }

    /** The agency that a question is asked for. */
    public static NamedOrganisation consumer(String number) {
        return new NamedOrganisation("consumer", number);
    }

    /** Nothing when there is a {@link #violation}. */
    public Optional<OrganisationNumber> read() {
        return OrganisationNumber.read(number);
    }

    public Optional<Violation> violation() {
        return Optional.ofNullable(OrganisationNumber.flaw(number))
                .map(Flaw::rule)
                .map(rule -> Violation.of(Code.INVALID_REQUEST, field, rule));
    }

    /** @throws Refused when it is no organisation number */
    public OrganisationNumber required() {
        violation().ifPresent(violation -> {
            throw Refused.because(violation.code(), field, violation.rule());
        });
        return new OrganisationNumber(number);
    }
}
