package no.kfr.lookup.bulk;

import java.util.List;
import java.util.UUID;
import no.kfr.identity.CaseId;
import no.kfr.identity.Period;
import no.kfr.lookup.AnswerHeader;
import no.kfr.lookup.CoverageNote;
import no.kfr.lookup.LookupAnswer.FinancialInstitution;
import no.kfr.lookup.LookupAnswer.Source;
import no.kfr.refusal.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What became of each of many questions.
 *
 * @param outcomes in the order of the questions
 * @param coverage whom no register answers for
 */
public record BulkAnswer(AnswerHeader header, List<Outcome> outcomes, CoverageNote coverage) {

    /**
     * What became of one question.
     *
     * @param answerId its entry in the journal
     * @param controlObject as received
     * @param accountInfoRequestId its case
     * @param period the days that were asked about; {@code null} when they make no period
     * @param institutions each once, by organisation number; none when there is a refusal
     * @param sources which registers the answer covers; none when there is a refusal
     * @param warnings rules that the question broke although the agency is only warned of them
     * @param refusals all reasons why it was not answered; none: it was
     */
    public record Outcome(
            UUID answerId,
            String controlObject,
            CaseId accountInfoRequestId,
            @Nullable Period period,
            List<FinancialInstitution> institutions,
            List<Source> sources,
            List<Violation> warnings,
            List<Violation> refusals) {

        public boolean refused() {
            return !refusals.isEmpty();
        }

        /** Whether the same question may be answered later. */
        public boolean retryable() {
            return refused()
                    && refusals.stream().allMatch(refusal -> refusal.code().retryable());
        }

        /** Without whom it is about. */
        @Override
        public String toString() {
            return "outcome " + answerId;
        }
    }

    /** How many questions were not answered. */
    public int refused() {
        return (int) outcomes.stream().filter(Outcome::refused).count();
    }
}
