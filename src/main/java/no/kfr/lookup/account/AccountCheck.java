package no.kfr.lookup.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kfr.access.Access;
import no.kfr.access.AccountGrounds;
import no.kfr.access.NamedOrganisation;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;

/** The rules for a question about an account. Collects all that is wrong before it refuses. */
final class AccountCheck {

    private final AccountProviderRequest request;
    private final Optional<OrganisationNumber> consumer;
    private final Optional<AccountNumber> account;

    AccountCheck(AccountProviderRequest request) {
        this.request = request;
        this.consumer = request.consumer() == null
                ? Optional.of(request.signer().organisation())
                : NamedOrganisation.consumer(request.consumer()).read();
        this.account = AccountNumber.read(request.accountNumber());
    }

    /** The account, when nothing was wrong; otherwise refuses with all reasons, those why the agency may not ask among them. */
    AccountNumber account(Access access) {
        var reasons = new ArrayList<Violation>();
        if (request.consumer() != null) {
            NamedOrganisation.consumer(request.consumer()).violation().ifPresent(reasons::add);
        }
        Flaw ofAccount = AccountNumber.flaw(request.accountNumber());
        if (ofAccount != null) {
            reasons.add(Violation.of(Code.LOOKUP_INVALID_ACCOUNT_NUMBER, "accountNumber", ofAccount.rule()));
        }
        if (reasons.isEmpty()) {
            return account.orElseThrow();
        }
        consumer.map(this::grounds)
                .map(access::check)
                .map(verdict -> verdict.refusals())
                .ifPresent(reasons::addAll);
        throw Refused.because(List.copyOf(reasons));
    }

    AccountGrounds grounds() {
        return grounds(consumer.orElseThrow());
    }

    private AccountGrounds grounds(OrganisationNumber agency) {
        return new AccountGrounds(request.signer(), agency, request.legalMandate());
    }
}
