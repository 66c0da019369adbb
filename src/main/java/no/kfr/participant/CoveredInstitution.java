package no.kfr.participant;

import java.time.LocalDate;
import java.util.SortedSet;
import no.kfr.identity.OrganisationNumber;

/**
 * Which register answers for a licensed institution.
 *
 * @param coverage as it is on the day of the list, which may be less than was agreed: see {@link CoverageList}
 * @param since first day of it
 */
public record CoveredInstitution(
        OrganisationNumber number, String name, Coverage coverage, LocalDate since, SortedSet<String> concessions) {

    public CoveredInstitution {
        concessions = SortedSets.copyOf(concessions);
    }

    /** Whether this register answers for it. */
    public boolean isCoveredByKfr() {
        return coverage == Coverage.KFR || coverage == Coverage.BOTH;
    }
}
