package no.kfr.lookup.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kfr.access.Access;
import no.kfr.access.AccountQuestion;
import no.kfr.access.NamedOrganisation;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;

/** The rules for a question about an account. Collects all that is wrong before it refuses. */
final class AccountCheck {

    private final AccountAsked asked;
    private final Optional<OrganisationNumber> consumer;
    private final Optional<AccountNumber> account;

    AccountCheck(AccountAsked asked) {
        this.asked = asked;
        this.consumer = asked.consumer() == null
                ? Optional.of(asked.signer().organisation())
                : NamedOrganisation.consumer(asked.consumer()).read();
        this.account = AccountNumber.read(asked.accountNumber());
    }

    /** The account, when nothing was wrong; otherwise refuses with all reasons, those why the agency may not ask among them. */
    AccountNumber account(Access access) {
        var reasons = new ArrayList<Violation>();
        if (asked.consumer() != null) {
            NamedOrganisation.consumer(asked.consumer()).violation().ifPresent(reasons::add);
        }
        Flaw ofAccount = AccountNumber.flaw(asked.accountNumber());
        if (ofAccount != null) {
            reasons.add(Violation.of(Code.LOOKUP_INVALID_ACCOUNT_NUMBER, "accountNumber", ofAccount.rule()));
        }
        if (reasons.isEmpty()) {
            return account.orElseThrow();
        }
        consumer.map(this::question)
                .map(access::check)
                .map(verdict -> verdict.refusals())
                .ifPresent(reasons::addAll);
        throw Refused.because(List.copyOf(reasons));
    }

    AccountQuestion question() {
        return question(consumer.orElseThrow());
    }

    private AccountQuestion question(OrganisationNumber agency) {
        return new AccountQuestion(asked.signer(), agency, asked.legalMandate());
    }
}
