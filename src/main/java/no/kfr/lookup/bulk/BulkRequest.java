package no.kfr.lookup.bulk;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import no.kfr.access.Signer;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.lookup.LookupRequest;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LookupRequest} about many control objects. As received; what a single question leaves out is as for the
 * whole request.
 *
 * @param consumer the agency that asks; left out means the signer
 * @param acceptPartial whether answers without KAR's part are wanted when KAR does not answer
 */
public record BulkRequest(
        Signer signer,
        CorrelationId correlationId,
        CaseId accountInfoRequestId,
        @Nullable String consumer,
        String legalMandate,
        @Nullable LocalDate fromDate,
        @Nullable LocalDate toDate,
        @Nullable LocalDate referenceDate,
        @Nullable Boolean onlyPrimaryOwner,
        boolean acceptPartial,
        List<Question> questions) {

    /** @param controlObject of any form: one that is wrong does not refuse the others */
    public record Question(
            String controlObject,
            @Nullable CaseId accountInfoRequestId,
            @Nullable LocalDate fromDate,
            @Nullable LocalDate toDate,
            @Nullable LocalDate referenceDate) {

        /** Without whom it is about. */
        @Override
        public String toString() {
            return "question";
        }
    }

    public BulkRequest {
        questions = List.copyOf(questions);
    }

    /** Each question as it would have been put alone. */
    List<LookupRequest> each() {
        return questions.stream().map(this::alone).toList();
    }

    private LookupRequest alone(Question question) {
        return new LookupRequest(
                signer,
                correlationId,
                Objects.requireNonNullElse(question.accountInfoRequestId(), accountInfoRequestId),
                consumer,
                legalMandate,
                question.controlObject(),
                question.fromDate() == null ? fromDate : question.fromDate(),
                question.toDate() == null ? toDate : question.toDate(),
                question.referenceDate() == null ? referenceDate : question.referenceDate(),
                onlyPrimaryOwner,
                acceptPartial);
    }

    /** Without whom it is about. */
    @Override
    public String toString() {
        return "bulk lookup " + correlationId + " of " + signer.organisation();
    }
}
