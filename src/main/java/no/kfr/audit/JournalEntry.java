package no.kfr.audit;

import java.util.UUID;
import no.kfr.identity.ControlObject;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps of one request or one administrative change.
 *
 * @param operation name of the operation in the contract, or of the administrative command
 * @param actor who did it: the signer's organisation number, or the operator's login name
 * @param principal the institution or agency on whose behalf it was done
 * @param certificateFingerprint SHA-256 of the signer's certificate, hex; {@code null} for administrative changes
 * @param legalMandate verbatim as received
 * @param caseId the account info request id
 * @param controlObject the customer or control object, or the account that was asked about
 * @param outcome {@code OK}, or the code of the refusal
 * @param detail what was answered or changed, in one short text: institutions' numbers, receipt id, codes of warnings
 */
public record JournalEntry(
        UUID id,
        String operation,
        String actor,
        @Nullable OrganisationNumber principal,
        @Nullable String certificateFingerprint,
        @Nullable UUID correlationId,
        @Nullable UUID caseId,
        @Nullable String legalMandate,
        @Nullable ControlObject controlObject,
        @Nullable Period period,
        String outcome,
        @Nullable String detail) {

    /** The outcome of what was carried out. */
    public static final String OK = "OK";
}
