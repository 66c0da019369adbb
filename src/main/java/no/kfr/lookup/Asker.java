package no.kfr.lookup;

import no.kfr.access.Signer;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, for whom, in which case and under which mandate, as received; each text is added by its name.
 *
 * @param accountInfoRequestId the case
 * @param consumer the agency that asks; left out means the signer
 */
public record Asker(
        Signer signer,
        CorrelationId correlationId,
        CaseId accountInfoRequestId,
        @Nullable String consumer,
        String legalMandate) {

    public static Asker of(Signer signer, CorrelationId correlationId, CaseId accountInfoRequestId) {
        return new Asker(signer, correlationId, accountInfoRequestId, null, "");
    }

    public Asker onBehalfOf(@Nullable String agency) {
        return new Asker(signer, correlationId, accountInfoRequestId, agency, legalMandate);
    }

    public Asker under(String mandate) {
        return new Asker(signer, correlationId, accountInfoRequestId, consumer, mandate);
    }

    /** The same in another case. */
    public Asker inCase(CaseId other) {
        return new Asker(signer, correlationId, other, consumer, legalMandate);
    }
}
