package no.kfr.access;

import java.util.UUID;
import no.kfr.identity.OrganisationNumber;

/** Keeps an agency within its agreed rate, over all nodes, and notices when it opens unusually many cases. */
public interface VolumeGuard {

    /**
     * Counts one question. To be called once the question is permitted and before the work's own transaction begins: now and
     * then it writes counts in one of its own.
     *
     * @param caseId the account info request id
     * @throws no.kfr.refusal.Refused with {@code RATE_EXCEEDED} and when to come back; the question is then not counted
     */
    void admit(OrganisationNumber consumer, UUID caseId);
}
