package no.kfr.lookup.account;

import no.kfr.lookup.AgencyRequest;
import no.kfr.lookup.Asker;

/** Which institution services the account? As received. */
public record AccountProviderRequest(Asker asker, String accountNumber) implements AgencyRequest {

    /** Without the account. */
    @Override
    public String toString() {
        return "account lookup " + correlationId() + " of " + signer().organisation();
    }
}
