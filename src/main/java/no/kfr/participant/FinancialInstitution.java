package no.kfr.participant;

import java.util.SortedSet;

/**
 * What a participant is as a financial institution.
 *
 * @param concessions the licences it holds, in the words of the financial supervisory authority
 * @param coverage which register answers for its customers
 * @param collectionAccounts account numbers, eleven digits, that receive payments for customers without one of their own
 */
public record FinancialInstitution(
        SortedSet<String> concessions, Coverage coverage, SortedSet<String> collectionAccounts) {

    public FinancialInstitution {
        concessions = Sorted.copyOf(concessions);
        collectionAccounts = Sorted.copyOf(collectionAccounts);
    }
}
