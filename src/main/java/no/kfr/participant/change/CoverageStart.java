package no.kfr.participant.change;

import java.time.LocalDate;
import java.util.Optional;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.Coverage;
import no.kfr.participant.Directory;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.Participant;

/** Since when an institution is covered the way a file says, when the file does not say it: by what was known before. */
public record CoverageStart(Directory before, LocalDate today) {

    /** @param number empty when the file has none that can be read */
    public LocalDate of(Optional<OrganisationNumber> number, Coverage coverage, Period active) {
        FinancialInstitution known =
                number.flatMap(before::find).map(Participant::institution).orElse(null);
        return FinancialInstitution.coverageStart(known, coverage, active, today);
    }
}
