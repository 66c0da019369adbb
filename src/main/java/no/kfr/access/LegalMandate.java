package no.kfr.access;

import java.util.List;
import java.util.Set;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;

/**
 * One row of what agencies may ask. Written by {@link #of}. Several rows may share a text; a question is in order when one of them permits it.
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
    public LegalMandate with(boolean counts) {
        return draft().active(counts).mandate();
    }

    /** To make another one of it. */
    public Draft draft() {
        var draft = new Draft(consumer);
        draft.service = service;
        draft.consumerName = consumerName;
        draft.operations = operations;
        draft.subjectKinds = subjectKinds;
        draft.text = text;
        draft.ownership = ownership;
        draft.periodRules = periodRules;
        draft.active = active;
        draft.aliases = aliases;
        return draft;
    }

    /** Begins a mandate of the agency: without limits, and it counts, unless it says otherwise. */
    public static Draft of(OrganisationNumber consumer) {
        return new Draft(consumer);
    }

    /** A mandate that is being written. */
    public static final class Draft {

        private final OrganisationNumber consumer;
        private String service = "";
        private String consumerName = "";
        private Set<Operation> operations = Set.of();
        private Set<CustomerId.Kind> subjectKinds = Set.of();
        private String text = "";
        private OwnershipRule ownership = OwnershipRule.OPTIONAL;
        private List<PeriodRule> periodRules = List.of();
        private boolean active = true;
        private List<String> aliases = List.of();

        private Draft(OrganisationNumber consumer) {
            this.consumer = consumer;
        }

        public Draft service(String what) {
            this.service = what;
            return this;
        }

        public Draft consumerName(String name) {
            this.consumerName = name;
            return this;
        }

        public Draft operations(Set<Operation> permitted) {
            this.operations = permitted;
            return this;
        }

        public Draft subjectKinds(Set<CustomerId.Kind> permitted) {
            this.subjectKinds = permitted;
            return this;
        }

        public Draft text(String verbatim) {
            this.text = verbatim;
            return this;
        }

        public Draft ownership(OwnershipRule rule) {
            this.ownership = rule;
            return this;
        }

        public Draft periodRules(List<PeriodRule> all) {
            this.periodRules = all;
            return this;
        }

        public Draft active(boolean counts) {
            this.active = counts;
            return this;
        }

        public Draft aliases(List<String> others) {
            this.aliases = others;
            return this;
        }

        public LegalMandate mandate() {
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
}
