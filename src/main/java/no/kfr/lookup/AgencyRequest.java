package no.kfr.lookup;

import no.kfr.access.Signer;
import no.kfr.audit.JournalEntry;
import no.kfr.digest.Fingerprint;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/** What every request of an agency about a control object or an account has. */
public interface AgencyRequest {

    Asker asker();

    default Signer signer() {
        return asker().signer();
    }

    default CorrelationId correlationId() {
        return asker().correlationId();
    }

    default CaseId accountInfoRequestId() {
        return asker().accountInfoRequestId();
    }

    default @Nullable String consumer() {
        return asker().consumer();
    }

    default String legalMandate() {
        return asker().legalMandate();
    }

    /** Its journal entry, as far as the request says it. */
    default JournalEntry.Draft journalEntry(String operation, @Nullable OrganisationNumber agency) {
        return journalEntry(operation, agency, Fingerprint.of(signer().certificate()));
    }

    /** The same where there are many: the fingerprint of the signer's certificate is computed once. */
    default JournalEntry.Draft journalEntry(String operation, @Nullable OrganisationNumber agency, String fingerprint) {
        return JournalEntry.of(operation)
                .by(signer().organisation(), fingerprint)
                .onBehalfOf(agency)
                .correlationId(correlationId())
                .caseId(accountInfoRequestId())
                .legalMandate(legalMandate());
    }
}
