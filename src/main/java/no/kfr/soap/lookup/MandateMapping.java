package no.kfr.soap.lookup;

import no.kfr.access.LegalMandate;
import no.kfr.access.MandateTerms;
import no.kfr.access.OwnershipRule;
import no.kfr.contract.lookup.Mandate;
import no.kfr.contract.lookup.MandatesReply;
import no.kfr.contract.lookup.SubjectKind;
import no.kfr.identity.CustomerId;
import no.kfr.lookup.OwnMandates;

/** From an agency's mandates to the lookup contract's types. */
public final class MandateMapping {

    private MandateMapping() {}

    static MandatesReply reply(OwnMandates own) {
        MandatesReply reply = new MandatesReply();
        reply.setCorrelationId(own.correlationId().toString());
        reply.setConsumer(own.consumer().value());
        reply.setAsOf(own.asOf());
        own.mandates().forEach(terms -> reply.getMandate().add(mandate(terms)));
        return reply;
    }

    private static Mandate mandate(MandateTerms terms) {
        LegalMandate agreed = terms.mandate();
        Mandate mandate = new Mandate();
        mandate.setService(agreed.service());
        mandate.setLegalMandate(agreed.text());
        mandate.getAlias().addAll(agreed.aliases());
        agreed.operations().forEach(operation -> mandate.getOperation().add(operation.contractName()));
        agreed.subjectKinds().forEach(kind -> mandate.getSubjectKind().add(subjectKind(kind)));
        mandate.setOnlyPrimaryOwnerRequired(agreed.ownership() == OwnershipRule.REQUIRED);
        if (!terms.periodInWords().isEmpty()) {
            mandate.setPeriodRule(terms.periodInWords());
        }
        mandate.setReferenceDateRequired(agreed.needsReferenceDate());
        mandate.setEarliestFromDate(terms.permitted().earliestFrom());
        mandate.setEarliestToDate(terms.permitted().earliestTo());
        mandate.setLatestToDate(terms.permitted().latestTo());
        return mandate;
    }

    public static SubjectKind subjectKind(CustomerId.Kind kind) {
        return switch (kind) {
            case PERSON -> SubjectKind.PERSON;
            case ORGANISATION -> SubjectKind.ORGANISATION;
        };
    }
}
