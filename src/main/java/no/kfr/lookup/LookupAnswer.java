package no.kfr.lookup;

import java.util.List;
import java.util.UUID;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * The institutions that know the control object.
 *
 * @param answerId the answer's entry in the journal
 * @param period the days that were asked about, defaults filled in
 * @param institutions each once, by organisation number; empty when nobody knows the control object
 * @param sources which registers the answer covers
 * @param warnings rules that the question broke although the agency is only warned of them
 * @param coverage whom no register answers for
 */
public record LookupAnswer(
        UUID answerId,
        AnswerHeader header,
        Period period,
        List<FinancialInstitution> institutions,
        List<Source> sources,
        List<Violation> warnings,
        CoverageNote coverage) {

    /**
     * An institution that knows the control object, or knew it in a part of the period.
     *
     * @param activeAccount from KAR, and only when the period ends today; always false from the own register, which knows
     *     persons, not accounts
     * @param ownershipType the strongest in the period; {@code null} when the question did not mention ownership
     */
    public record FinancialInstitution(
            OrganisationNumber organizationId,
            String bankName,
            boolean activeAccount,
            @Nullable Ownership ownershipType) {}

    /**
     * Whether a register's answer is part of this one. Only where all answered is the answer whole.
     *
     * @param code why it did not answer; {@code null} when it did
     */
    public record Source(Name name, State state, @Nullable Code code) {

        public static Source answered(Name name) {
            return new Source(name, State.ANSWERED, null);
        }

        /** Neither connected nor asked, or asked in vain. */
        public static Source missing(Name name, Code why) {
            return new Source(name, why == Code.KAR_NOT_CONFIGURED ? State.NOT_ASKED : State.NO_ANSWER, why);
        }

        /** The registers of the Customer Relations Overview. */
        public enum Name {
            KFR,
            KAR
        }

        /** What a register contributed. */
        public enum State {
            ANSWERED,
            NO_ANSWER,
            NOT_ASKED
        }
    }
}
