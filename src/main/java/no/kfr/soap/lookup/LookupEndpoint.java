package no.kfr.soap.lookup;

import jakarta.jws.WebService;
import no.kfr.access.Signer;
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
import no.kfr.identity.CorrelationId;
import no.kfr.lookup.AgencyGuide;
import no.kfr.lookup.Lookups;
import no.kfr.lookup.account.AccountProviders;
import no.kfr.lookup.bulk.BulkLookups;
import no.kfr.lookup.bulk.BulkPermits;
import no.kfr.soap.message.RequestResources;
import no.kfr.soap.proof.RequestUnderWay;
import org.apache.cxf.message.Exchange;

/** The lookup service of the contract, for one request: from its types to {@link Lookups} and {@link AgencyGuide} and back. */
@WebService(endpointInterface = "no.kfr.contract.lookup.CustomerRelationshipLookup")
public class LookupEndpoint implements CustomerRelationshipLookup {

    private final Lookups lookups;
    private final BulkLookups bulk;
    private final BulkPermits permits;
    private final AccountProviders accounts;
    private final AgencyGuide guide;
    private final Exchange exchange;
    private final RequestUnderWay work;
    private final Signer signer;

    public LookupEndpoint(
            Lookups lookups,
            BulkLookups bulk,
            BulkPermits permits,
            AccountProviders accounts,
            AgencyGuide guide,
            Exchange exchange) {
        this.lookups = lookups;
        this.bulk = bulk;
        this.permits = permits;
        this.accounts = accounts;
        this.guide = guide;
        this.exchange = exchange;
        this.work = RequestUnderWay.of(exchange);
        this.signer = work.signer();
    }

    @Override
    public LookupReply lookupCustomerRelationships(LookupRequest request) {
        var lookup = LookupMapping.request(signer, request);
        return Boolean.TRUE.equals(request.isValidateOnly())
                ? LookupMapping.reply(guide.validate(work, lookup))
                : LookupMapping.reply(lookups.lookup(work, lookup));
    }

    @Override
    public MandatesReply listLegalMandates(MandatesRequest request) {
        return MandateMapping.reply(
                guide.mandates(work, signer, CorrelationId.of(request.getCorrelationId()), request.getConsumer()));
    }

    @Override
    public BulkReply lookupCustomerRelationshipsBulk(BulkRequest request) {
        // held until the answer is signed and stored, which costs more than finding it
        RequestResources.closeAfter(exchange.getInMessage(), permits.acquire(signer.organisation()));
        return BulkMapping.reply(bulk.lookup(work, BulkMapping.request(signer, request)));
    }

    @Override
    public AccountProviderReply getAccountServicingProvider(AccountProviderRequest request) {
        return AccountMapping.reply(accounts.provider(work, AccountMapping.request(signer, request)));
    }

    @Override
    public InstitutionsReply listFinancialInstitutions(InstitutionsRequest request) {
        return InstitutionsMapping.reply(
                guide.institutions(work, signer, CorrelationId.of(request.getCorrelationId()), request.getConsumer()));
    }
}
