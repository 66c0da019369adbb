package no.kfr.lookup;

import java.time.LocalDate;
import no.kfr.access.Signer;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import org.jspecify.annotations.Nullable;

/**
 * Which institutions know the control object in this period? As received: the schema has seen to the form, nobody yet to
 * control digits and dates.
 *
 * @param accountInfoRequestId the case
 * @param consumer the agency that asks; left out means the signer
 * @param fromDate first day asked about; left out means today
 * @param toDate last day asked about; left out means today
 * @param onlyPrimaryOwner left out means false, and then the answer is silent on ownership
 * @param acceptPartial whether an answer without KAR's part is wanted when KAR does not answer
 */
public record LookupRequest(
        Signer signer,
        CorrelationId correlationId,
        CaseId accountInfoRequestId,
        @Nullable String consumer,
        String legalMandate,
        String controlObject,
        @Nullable LocalDate fromDate,
        @Nullable LocalDate toDate,
        @Nullable LocalDate referenceDate,
        @Nullable Boolean onlyPrimaryOwner,
        boolean acceptPartial) {

    /** Masks the control object. */
    @Override
    public String toString() {
        return "lookup " + correlationId + " of " + signer.organisation();
    }
}
