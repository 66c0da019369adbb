package no.kfr.soap.lookup;

import jakarta.jws.WebService;
import java.util.UUID;
import no.kfr.contract.lookup.AccountProviderReply;
import no.kfr.contract.lookup.AccountProviderRequest;
import no.kfr.contract.lookup.BulkReply;
import no.kfr.contract.lookup.BulkRequest;
import no.kfr.contract.lookup.CustomerRelationshipLookup;
import no.kfr.contract.lookup.InstitutionsReply;
import no.kfr.contract.lookup.InstitutionsRequest;
import no.kfr.contract.lookup.LookupReply;
import no.kfr.contract.lookup.LookupRequest;
import no.kfr.contract.lookup.MandatesReply;
import no.kfr.contract.lookup.MandatesRequest;
import no.kfr.lookup.Institutions;
import no.kfr.lookup.LookupAsked;
import no.kfr.lookup.Lookups;
import no.kfr.lookup.Permissions;
import no.kfr.lookup.account.AccountProviders;
import no.kfr.lookup.bulk.BulkLookups;
import no.kfr.lookup.bulk.BulkPlaces;
import no.kfr.soap.Caller;
import no.kfr.soap.message.RequestResources;
import org.springframework.stereotype.Component;

/** The lookup service of the contract: from its types to {@link Lookups} and {@link Permissions} and back. */
@Component
@WebService(endpointInterface = "no.kfr.contract.lookup.CustomerRelationshipLookup")
public class LookupEndpoint implements CustomerRelationshipLookup {

    private final Lookups lookups;
    private final BulkLookups bulk;
    private final BulkPlaces places;
    private final AccountProviders accounts;
    private final Permissions permissions;
    private final Institutions institutions;

    LookupEndpoint(
            Lookups lookups,
            BulkLookups bulk,
            BulkPlaces places,
            AccountProviders accounts,
            Permissions permissions,
            Institutions institutions) {
        this.lookups = lookups;
        this.bulk = bulk;
        this.places = places;
        this.accounts = accounts;
        this.permissions = permissions;
        this.institutions = institutions;
    }

    @Override
    public LookupReply lookupCustomerRelationships(LookupRequest request) {
        LookupAsked asked = LookupMapping.asked(Caller.current(), request);
        return Boolean.TRUE.equals(request.isValidateOnly())
                ? LookupMapping.reply(permissions.tryOut(asked))
                : LookupMapping.reply(lookups.lookup(asked));
    }

    @Override
    public MandatesReply listLegalMandates(MandatesRequest request) {
        return MandateMapping.reply(permissions.mandates(
                Caller.current(), UUID.fromString(request.getCorrelationId()), request.getConsumer()));
    }

    @Override
    public BulkReply lookupCustomerRelationshipsBulk(BulkRequest request) {
        // held until the answer is signed and stored, which costs more than finding it
        RequestResources.closeAfter(
                Caller.message(), places.enter(Caller.current().organisation()));
        return BulkMapping.reply(bulk.lookup(BulkMapping.asked(Caller.current(), request)));
    }

    @Override
    public AccountProviderReply getAccountServicingProvider(AccountProviderRequest request) {
        return AccountMapping.reply(accounts.provider(AccountMapping.asked(Caller.current(), request)));
    }

    @Override
    public InstitutionsReply listFinancialInstitutions(InstitutionsRequest request) {
        return InstitutionsMapping.reply(institutions.list(
                Caller.current(), UUID.fromString(request.getCorrelationId()), request.getConsumer()));
    }
}
