package no.kfr.access;

import java.util.List;
import java.util.Set;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;

/**
 * One row of what agencies may ask. Several rows may share a text; a question is in order when one of them permits it.
 *
 * @param service what the agency uses it for
 * @param consumer the agency; need not be a participant yet
 * @param text the law paragraph, verbatim
 * @param periodRules all of them hold
 * @param active whether the row counts
 * @param aliases other texts that agencies write and that mean the same
 */
public record LegalMandate(
        String service,
        String consumerName,
        OrganisationNumber consumer,
        Set<Operation> operations,
        Set<CustomerId.Kind> subjectKinds,
        String text,
        OwnershipRule ownership,
        List<PeriodRule> periodRules,
        boolean active,
        List<String> aliases) {

    public LegalMandate {
        operations = OrderedSets.copyOf(operations, Operation.class);
        subjectKinds = OrderedSets.copyOf(subjectKinds, CustomerId.Kind.class);
        periodRules = List.copyOf(periodRules);
        aliases = List.copyOf(aliases);
    }

    public boolean needsReferenceDate() {
        return periodRules.stream().anyMatch(PeriodRule::needsReferenceDate);
    }

    /** The same mandate, counting or not. */
    public LegalMandate with(boolean active) {
        return new LegalMandate(
                service,
                consumerName,
                consumer,
                operations,
                subjectKinds,
                text,
                ownership,
                periodRules,
                active,
                aliases);
    }
}
