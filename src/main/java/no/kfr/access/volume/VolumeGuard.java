package no.kfr.access.volume;

import java.util.Collection;
import java.util.List;
import no.kfr.identity.CaseId;
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
    default void admit(OrganisationNumber consumer, CaseId caseId) {
        admit(consumer, List.of(caseId));
    }

    /**
     * Counts questions that were put in one request: all of them, or none.
     *
     * @param cases the case of each question
     * @throws no.kfr.refusal.Refused with {@code RATE_EXCEEDED} and when to come back, when they do not all fit into the rate by
     *     now; or, not to be tried again, when they are more than the rate ever permits at once
     */
    void admit(OrganisationNumber consumer, Collection<CaseId> cases);
}
