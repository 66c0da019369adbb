package no.kfr.soap.lookup;

import no.kfr.access.Signer;
import no.kfr.contract.lookup.FinancialInstitution;
import no.kfr.contract.lookup.LookupReply;
import no.kfr.contract.lookup.Source;
import no.kfr.contract.lookup.SourceName;
import no.kfr.contract.lookup.SourceState;
import no.kfr.contract.lookup.Validation;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.lookup.AskedDays;
import no.kfr.lookup.Asker;
import no.kfr.lookup.LookupAnswer;
import no.kfr.lookup.LookupRequest;
import no.kfr.lookup.LookupValidation;
import no.kfr.soap.fault.TypedFault;
import no.kfr.soap.upload.UploadMapping;
import no.kfr.time.OsloTime;

/** Between the lookup contract's types and the service's own. The schema has been checked before anything comes here. */
public final class LookupMapping {

    private LookupMapping() {}

    static LookupRequest request(Signer signer, no.kfr.contract.lookup.LookupRequest request) {
        return new LookupRequest(
                Asker.of(
                                signer,
                                CorrelationId.of(request.getCorrelationId()),
                                CaseId.of(request.getAccountInfoRequestId()))
                        .onBehalfOf(request.getConsumer())
                        .under(request.getLegalMandate()),
                request.getControlObject(),
                AskedDays.TODAY
                        .from(request.getFromDate())
                        .to(request.getToDate())
                        .reference(request.getReferenceDate()),
                request.isOnlyPrimaryOwner(),
                Boolean.TRUE.equals(request.isAcceptPartial()));
    }

    static LookupReply reply(LookupAnswer answer) {
        LookupReply reply = new LookupReply();
        reply.setCorrelationId(answer.header().correlationId().toString());
        reply.setAccountInfoRequestId(answer.header().accountInfoRequestId().toString());
        reply.setAnswerId(answer.answerId().toString());
        reply.setAnsweredAt(OsloTime.of(answer.header().answeredAt()));
        reply.setFromDate(answer.period().from());
        reply.setToDate(answer.period().to());
        answer.institutions().forEach(known -> reply.getFinancialInstitution().add(institution(known)));
        answer.sources().forEach(source -> reply.getSource().add(source(source)));
        answer.warnings().forEach(warning -> reply.getWarning().add(TypedFault.violation(warning)));
        reply.setConsumer(answer.header().consumer().value());
        reply.setSubmittedBy(answer.header().submittedBy().value());
        reply.setCoverage(InstitutionsMapping.note(answer.coverage()));
        return reply;
    }

    /** The reply to a dry run: no institution, and no register was asked. */
    static LookupReply reply(LookupValidation validated) {
        LookupReply reply = new LookupReply();
        reply.setCorrelationId(validated.correlationId().toString());
        reply.setAccountInfoRequestId(validated.accountInfoRequestId().toString());
        reply.setAnswerId(validated.answerId().toString());
        reply.setAnsweredAt(OsloTime.of(validated.at()));
        reply.setFromDate(validated.from());
        reply.setToDate(validated.to());
        for (LookupAnswer.Source.Name name : LookupAnswer.Source.Name.values()) {
            reply.getSource().add(source(new LookupAnswer.Source(name, LookupAnswer.Source.State.NOT_ASKED, null)));
        }
        validated.verdict().warnings().forEach(warning -> reply.getWarning().add(TypedFault.violation(warning)));
        Validation validation = new Validation();
        validation.setPermitted(validated.permitted());
        validated.verdict().refusals().forEach(reason -> validation.getReason().add(TypedFault.violation(reason)));
        reply.setValidation(validation);
        return reply;
    }

    static FinancialInstitution institution(LookupAnswer.FinancialInstitution known) {
        FinancialInstitution institution = new FinancialInstitution();
        institution.setOrganizationId(known.organizationId().value());
        institution.setBankName(known.bankName());
        institution.setActiveAccount(known.activeAccount());
        if (known.ownershipType() != null) {
            institution.setOwnershipType(UploadMapping.ownership(known.ownershipType()));
        }
        return institution;
    }

    static Source source(LookupAnswer.Source asked) {
        Source source = new Source();
        source.setName(sourceName(asked.name()));
        source.setState(sourceState(asked.state()));
        if (asked.code() != null) {
            source.setCode(asked.code().id());
        }
        return source;
    }

    public static SourceName sourceName(LookupAnswer.Source.Name name) {
        return switch (name) {
            case KFR -> SourceName.KFR;
            case KAR -> SourceName.KAR;
        };
    }

    public static SourceState sourceState(LookupAnswer.Source.State state) {
        return switch (state) {
            case ANSWERED -> SourceState.ANSWERED;
            case NO_ANSWER -> SourceState.NO_ANSWER;
            case NOT_ASKED -> SourceState.NOT_ASKED;
        };
    }
}
