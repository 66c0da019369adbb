package no.kfr.lookup.account;

import no.kfr.access.Signer;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import org.jspecify.annotations.Nullable;

/**
 * Which institution services the account? As received.
 *
 * @param accountInfoRequestId the case
 * @param consumer the agency that asks; left out means the signer
 */
public record AccountProviderRequest(
        Signer signer,
        CorrelationId correlationId,
        CaseId accountInfoRequestId,
        @Nullable String consumer,
        String legalMandate,
        String accountNumber) {

    /** Without the account. */
    @Override
    public String toString() {
        return "account lookup " + correlationId + " of " + signer.organisation();
    }
}
