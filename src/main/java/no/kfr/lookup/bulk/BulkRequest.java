package no.kfr.lookup.bulk;

import java.util.List;
import no.kfr.identity.CaseId;
import no.kfr.lookup.AgencyRequest;
import no.kfr.lookup.AskedDays;
import no.kfr.lookup.Asker;
import no.kfr.lookup.LookupRequest;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LookupRequest} about many control objects. As received; what a single question leaves out is as for the
 * whole request.
 *
 * @param acceptPartial whether answers without KAR's part are wanted when KAR does not answer
 */
public record BulkRequest(
        Asker asker,
        AskedDays days,
        @Nullable Boolean onlyPrimaryOwner,
        boolean acceptPartial,
        List<Question> questions)
        implements AgencyRequest {

    /** @param controlObject of any form: one that is wrong does not refuse the others */
    public record Question(String controlObject, @Nullable CaseId accountInfoRequestId, AskedDays days) {

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
        CaseId own = question.accountInfoRequestId();
        return new LookupRequest(
                own == null ? asker : asker.inCase(own),
                question.controlObject(),
                question.days().or(days),
                onlyPrimaryOwner,
                acceptPartial);
    }

    /** Without whom it is about. */
    @Override
    public String toString() {
        return "bulk lookup " + correlationId() + " of " + signer().organisation();
    }
}
