package no.kfr.participant;

import java.time.LocalDate;
import java.util.SortedSet;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that takes part, with the parts it plays: it may be a financial institution, a public agency and a supplier
 * at the same time.
 *
 * @param active first and last day of its participation
 * @param institution what it is as a financial institution, or {@code null} when it is none
 * @param agency what it is as a public agency, or {@code null} when it is none
 * @param supplier whether others may delegate to it
 * @param suspension {@code null} when it is not suspended
 * @param pinnedCertificates SHA-256 fingerprints, 64 lower-case hex digits; when there are any, only these certificates count
 */
public record Participant(
        OrganisationNumber number,
        String name,
        Period active,
        @Nullable FinancialInstitution institution,
        @Nullable PublicAgency agency,
        boolean supplier,
        @Nullable Suspension suspension,
        SortedSet<String> pinnedCertificates) {

    public Participant {
        pinnedCertificates = SortedSets.copyOf(pinnedCertificates);
    }

    public boolean isInstitution() {
        return institution != null;
    }

    public boolean isAgency() {
        return agency != null;
    }

    public boolean isActiveOn(LocalDate day) {
        return active.contains(new Period(day, day));
    }

    public boolean isSuspendedOn(LocalDate day) {
        return suspension != null && !day.isBefore(suspension.since());
    }

    /** The same participant, suspended; or not suspended, when {@code suspension} is {@code null}. */
    public Participant with(@Nullable Suspension suspension) {
        return new Participant(number, name, active, institution, agency, supplier, suspension, pinnedCertificates);
    }
}
