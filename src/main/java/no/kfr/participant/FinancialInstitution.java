package no.kfr.participant;

import java.time.LocalDate;
import java.util.SortedSet;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/**
 * What a participant is as a financial institution.
 *
 * @param concessions the licences it holds, in the words of the financial supervisory authority
 * @param coverage which register answers for its customers
 * @param coverageSince first day of this coverage
 * @param collectionAccounts account numbers, eleven digits, that receive payments for customers without one of their own
 */
public record FinancialInstitution(
        SortedSet<String> concessions,
        Coverage coverage,
        LocalDate coverageSince,
        SortedSet<String> collectionAccounts) {

    public FinancialInstitution {
        concessions = SortedSets.copyOf(concessions);
        collectionAccounts = SortedSets.copyOf(collectionAccounts);
    }

    /**
     * Since when it is covered that way, when nobody says: as long as the coverage stays the same, since the day that is known;
     * since today when it changes; since the participation begins for one that is new.
     */
    public static LocalDate coverageStart(
            @Nullable FinancialInstitution known, Coverage coverage, Period active, LocalDate today) {
        if (known == null) {
            return active.from();
        }
        if (known.coverage() == coverage) {
            return known.coverageSince();
        }
        return today.isBefore(active.from()) ? active.from() : today;
    }
}
