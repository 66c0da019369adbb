package no.kfr.soap.lookup;

import java.math.BigInteger;
import no.kfr.access.Signer;
import no.kfr.contract.lookup.BulkQuestion;
import no.kfr.contract.lookup.BulkReply;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.lookup.AskedDays;
import no.kfr.lookup.Asker;
import no.kfr.lookup.bulk.BulkAnswer;
import no.kfr.lookup.bulk.BulkRequest;
import no.kfr.soap.fault.TypedFault;
import no.kfr.time.OsloTime;
import org.jspecify.annotations.Nullable;

/** Between the lookup contract's types for many questions and the service's own. */
final class BulkMapping {

    private BulkMapping() {}

    static BulkRequest request(Signer signer, no.kfr.contract.lookup.BulkRequest request) {
        return new BulkRequest(
                Asker.of(
                                signer,
                                CorrelationId.of(request.getCorrelationId()),
                                CaseId.of(request.getAccountInfoRequestId()))
                        .onBehalfOf(request.getConsumer())
                        .under(request.getLegalMandate()),
                AskedDays.TODAY
                        .from(request.getFromDate())
                        .to(request.getToDate())
                        .reference(request.getReferenceDate()),
                request.isOnlyPrimaryOwner(),
                Boolean.TRUE.equals(request.isAcceptPartial()),
                request.getQuestion().stream().map(BulkMapping::question).toList());
    }

    static BulkReply reply(BulkAnswer answer) {
        BulkReply reply = new BulkReply();
        reply.setCorrelationId(answer.header().correlationId().toString());
        reply.setAccountInfoRequestId(answer.header().accountInfoRequestId().toString());
        reply.setAnsweredAt(OsloTime.of(answer.header().answeredAt()));
        reply.setConsumer(answer.header().consumer().value());
        reply.setSubmittedBy(answer.header().submittedBy().value());
        reply.setAnswered(BigInteger.valueOf(answer.outcomes().size() - answer.refused()));
        reply.setRefused(BigInteger.valueOf(answer.refused()));
        answer.outcomes().forEach(outcome -> reply.getAnswer().add(answer(outcome)));
        reply.setCoverage(InstitutionsMapping.note(answer.coverage()));
        return reply;
    }

    private static BulkRequest.Question question(BulkQuestion question) {
        return new BulkRequest.Question(
                question.getControlObject(),
                caseId(question.getAccountInfoRequestId()),
                AskedDays.TODAY
                        .from(question.getFromDate())
                        .to(question.getToDate())
                        .reference(question.getReferenceDate()));
    }

    private static @Nullable CaseId caseId(@Nullable String text) {
        return text == null ? null : CaseId.of(text);
    }

    private static no.kfr.contract.lookup.BulkAnswer answer(BulkAnswer.Outcome outcome) {
        var answer = new no.kfr.contract.lookup.BulkAnswer();
        answer.setControlObject(outcome.controlObject());
        answer.setAccountInfoRequestId(outcome.accountInfoRequestId().toString());
        answer.setAnswerId(outcome.answerId().toString());
        if (outcome.period() != null) {
            answer.setFromDate(outcome.period().from());
            answer.setToDate(outcome.period().to());
        }
        outcome.institutions().forEach(known -> answer.getFinancialInstitution().add(LookupMapping.institution(known)));
        outcome.sources().forEach(source -> answer.getSource().add(LookupMapping.source(source)));
        outcome.warnings().forEach(warning -> answer.getWarning().add(TypedFault.violation(warning)));
        outcome.refusals().forEach(refusal -> answer.getRefusal().add(TypedFault.violation(refusal)));
        if (outcome.refused()) {
            answer.setRetryable(outcome.retryable());
        }
        return answer;
    }
}
