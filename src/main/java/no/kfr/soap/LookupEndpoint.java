package no.kfr.soap;

import jakarta.jws.WebService;
import no.kfr.contract.lookup.CustomerRelationshipLookup;
import no.kfr.contract.lookup.LookupReply;
import no.kfr.contract.lookup.LookupRequest;
import no.kfr.lookup.Lookups;
import org.springframework.stereotype.Component;

/** The lookup service of the contract: from its types to {@link Lookups} and back. */
@Component
@WebService(endpointInterface = "no.kfr.contract.lookup.CustomerRelationshipLookup")
class LookupEndpoint implements CustomerRelationshipLookup {

    private final Lookups lookups;

    LookupEndpoint(Lookups lookups) {
        this.lookups = lookups;
    }

    @Override
    public LookupReply lookupCustomerRelationships(LookupRequest request) {
        return LookupMapping.reply(lookups.lookup(LookupMapping.asked(Caller.current(), request)));
    }
}
