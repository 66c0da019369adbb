package no.kfr.access;

import java.util.List;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Violation;

/** Decides whether a signer may do what it asks for. Reads what holds at this moment: a withdrawn right stops at once. */
public interface Access {

    /**
     * Returns when the signer may carry out the operation for the institution: it is the institution itself, or holds an
     * active delegation from it.
     *
     * @throws no.kfr.refusal.Refused with every reason at once
     */
    void permitUpload(Signer signer, OrganisationNumber institution, Operation operation);

    /**
     * Returns when the agency may put this question.
     *
     * @return the rules that the question breaks although the agency is only warned of them; empty when it is in order
     * @throws no.kfr.refusal.Refused with every reason at once
     */
    List<Violation> permitLookup(LookupQuestion question);
}
