package no.kfr.lookup.kar;

import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/**
 * Which institutions know the control object in this period? Put to KAR on the agency's behalf, with what it gave as its right to
 * ask.
 *
 * @param caseId the account info request id
 * @param legalMandate as the agency wrote it
 * @param onlyPrimaryOwner {@code null}: not part of the question, and then KAR says nothing of ownership
 * @param canDoWithout whether the agency takes an answer without KAR: then it does not wait while KAR is only being tried again
 */
public record KarRequest(
        CustomerId controlObject,
        CorrelationId correlationId,
        CaseId caseId,
        String legalMandate,
        Period period,
        @Nullable Boolean onlyPrimaryOwner,
        boolean canDoWithout) {

    /** Without whom it is about. */
    @Override
    public String toString() {
        return "request " + correlationId;
    }
}
