package no.kfr.audit;

import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.UUID;
import no.kfr.digest.Fingerprint;
import no.kfr.identity.CaseId;
import no.kfr.identity.ControlObject;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps of one request or one administrative change. Written by {@link #of}.
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
        @Nullable CorrelationId correlationId,
        @Nullable CaseId caseId,
        @Nullable String legalMandate,
        @Nullable ControlObject controlObject,
        @Nullable Period period,
        String outcome,
        @Nullable String detail) {

    /** The outcome of what was carried out. */
    public static final String OK = "OK";

    /** Begins an entry about the operation: carried out, under an id of its own, unless it says otherwise. */
    public static Draft of(String operation) {
        return new Draft(operation);
    }

    /** An entry that is being written. What is left out is empty in the journal. */
    public static final class Draft {

        private final String operation;
        private UUID id = UUID.randomUUID();
        private @Nullable String actor;
        private @Nullable OrganisationNumber principal;
        private @Nullable String certificateFingerprint;
        private @Nullable CorrelationId correlationId;
        private @Nullable CaseId caseId;
        private @Nullable String legalMandate;
        private @Nullable ControlObject controlObject;
        private @Nullable Period period;
        private String outcome = OK;
        private @Nullable String detail;

        private Draft(String operation) {
            this.operation = operation;
        }

        /** The id that an answer carries, too. */
        public Draft id(UUID answerId) {
            this.id = answerId;
            return this;
        }

        /** Done by an operator, or by the register itself. */
        public Draft by(String login) {
            this.actor = login;
            return this;
        }

        /** Done by who signed for it. */
        public Draft by(OrganisationNumber signer, X509Certificate certificate) {
            return by(signer, Fingerprint.of(certificate));
        }

        /** Done by who signed for it; the certificate by its fingerprint. */
        public Draft by(OrganisationNumber signer, String fingerprint) {
            this.actor = signer.value();
            this.certificateFingerprint = fingerprint;
            return this;
        }

        public Draft onBehalfOf(@Nullable OrganisationNumber institutionOrAgency) {
            this.principal = institutionOrAgency;
            return this;
        }

        public Draft correlationId(@Nullable CorrelationId request) {
            this.correlationId = request;
            return this;
        }

        public Draft caseId(@Nullable CaseId accountInfoRequestId) {
            this.caseId = accountInfoRequestId;
            return this;
        }

        public Draft legalMandate(@Nullable String asReceived) {
            this.legalMandate = asReceived;
            return this;
        }

        public Draft about(@Nullable ControlObject customerOrAccount) {
            this.controlObject = customerOrAccount;
            return this;
        }

        public Draft during(@Nullable Period days) {
            this.period = days;
            return this;
        }

        /** @param code of the refusal */
        public Draft refused(String code) {
            this.outcome = code;
            return this;
        }

        public Draft detail(@Nullable String answeredOrChanged) {
            this.detail = answeredOrChanged;
            return this;
        }

        public JournalEntry entry() {
            return new JournalEntry(
                    id,
                    operation,
                    Objects.requireNonNull(actor),
                    principal,
                    certificateFingerprint,
                    correlationId,
                    caseId,
                    legalMandate,
                    controlObject,
                    period,
                    outcome,
                    detail);
        }
    }
}
