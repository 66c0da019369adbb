package no.kfr.lookup.account;

import java.util.List;
import java.util.UUID;
import no.kfr.identity.OrganisationNumber;
import no.kfr.lookup.AnswerHeader;
import no.kfr.lookup.LookupAnswer;
import no.kfr.refusal.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The institution that services an account.
 *
 * @param answerId the answer's entry in the journal
 * @param provider {@code null}: both registers were asked, and neither knows one
 * @param warnings rules that the question broke although the agency is only warned of them
 */
public record AccountAnswer(
        UUID answerId, AnswerHeader header, @Nullable Provider provider, List<Violation> warnings) {

    /** @param source who knew: the own register from the declared collection accounts, else KAR */
    public record Provider(OrganisationNumber organizationId, String bankName, LookupAnswer.Source.Name source) {}
}
