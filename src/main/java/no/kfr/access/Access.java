package no.kfr.access;

import java.util.List;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Violation;

/**
 * Decides whether a signer may do what it asks for. Reads what holds at this moment: a withdrawn right stops at once. Only the
 * principal's rights count, never those of the supplier that signs for it. A signer that may not act for the principal is told that
 * much, and nothing of the principal.
 */
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
    List<Violation> permitLookup(LookupGrounds grounds);

    /**
     * Returns when the agency may ask who services an account.
     *
     * @return as {@link #permitLookup}
     * @throws no.kfr.refusal.Refused with every reason at once
     */
    List<Violation> permitAccount(AccountGrounds grounds);

    /** Whether {@link #permitAccount} would permit the question, with all reasons, without refusing anything. */
    Verdict check(AccountGrounds grounds);

    /** Whether {@link #permitLookup} would permit the question, with all reasons, without refusing anything. */
    Verdict check(LookupGrounds grounds);

    /**
     * Returns when the signer may call the operation, which needs no mandate, for the agency: it is the agency itself, or holds
     * an active delegation from it.
     *
     * @throws no.kfr.refusal.Refused with every reason at once
     */
    void permitAgency(Signer signer, OrganisationNumber consumer, Operation operation);

    /**
     * Whether {@link #permitLookup} would permit each of the questions, in their order, all from the rights of one moment.
     *
     * @param grounds all of this signer, consumer and operation
     * @throws no.kfr.refusal.Refused with every reason at once, when the signer may put no question at all for the agency
     */
    List<Verdict> checkAll(
            Signer signer, OrganisationNumber consumer, Operation operation, List<LookupGrounds> grounds);

    /**
     * What the agency may ask today, in the order of the operator's list; nothing that is not active.
     *
     * @throws no.kfr.refusal.Refused with every reason at once, when the signer may not ask this for the agency
     */
    List<MandateTerms> mandatesOf(Signer signer, OrganisationNumber consumer);
}
