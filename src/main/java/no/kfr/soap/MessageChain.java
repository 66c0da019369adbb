package no.kfr.soap;

import java.time.Clock;
import no.kfr.access.CertificateTrust;
import no.kfr.access.OwnKey;
import no.kfr.audit.Journal;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.soap.attachment.AttachFile;
import no.kfr.soap.attachment.ExpandIncludes;
import no.kfr.soap.attachment.FileLimits;
import no.kfr.soap.attachment.ReceiveMessage;
import no.kfr.soap.attachment.TakeContent;
import no.kfr.soap.fault.DatabaseOutcomes;
import no.kfr.soap.fault.FaultReply;
import no.kfr.soap.fault.RefusalJournal;
import no.kfr.soap.http.KnowSender;
import no.kfr.soap.http.ServerSettings;
import no.kfr.soap.http.SizeLimit;
import no.kfr.soap.http.TimeLimit;
import no.kfr.soap.message.AddressReply;
import no.kfr.soap.message.CheckMedia;
import no.kfr.soap.message.CheckPayload;
import no.kfr.soap.message.ReadEnvelope;
import no.kfr.soap.message.SchemaRules;
import no.kfr.soap.proof.StoreMessages;
import no.kfr.soap.rate.SenderRates;
import no.kfr.soap.room.ProvenTurn;
import no.kfr.soap.room.Rooms;
import no.kfr.soap.security.SeenMessages;
import no.kfr.soap.security.SignReply;
import no.kfr.soap.security.VerifySender;
import no.kfr.transaction.UnitOfWork;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.springframework.stereotype.Component;

/** What every message goes through before an operation sees it, in this order, and every reply before it leaves. */
@Component
class MessageChain {

    private final SoapSettings settings;
    private final FileLimits files;
    private final Rooms rooms;
    private final SenderRates rates;
    private final DatabaseOutcomes outcomes;
    private final Clock clock;
    private final TimeLimit time;
    private final ReadEnvelope envelope;
    private final VerifySender sender;
    private final CheckPayload payload = new CheckPayload(SchemaRules.ofContract());
    private final FaultReply fault;
    private final AddressReply address = new AddressReply();
    private final SignReply sign;

    MessageChain(
            SoapSettings settings,
            BulkloadSettings bulkload,
            CertificateTrust trust,
            OwnKey ownKey,
            Journal journal,
            UnauthenticatedRefusals unauthenticated,
            UnitOfWork transaction,
            SeenMessages seen,
            StoreMessages messages,
            ServerSettings server,
            SenderRates rates,
            DatabaseOutcomes outcomes,
            Clock clock) {
        // Before anything else touches XML security: what is encoded until then has line breaks, which some stacks
        // do not take for the same value.
        WSSConfig.init();
        this.settings = settings;
        this.rates = rates;
        this.outcomes = outcomes;
        this.clock = clock;
        this.time = new TimeLimit(settings.maxReadTime(), clock);
        long rest = settings.maxMessageSize().toBytes();
        this.files = new FileLimits(
                bulkload.maxContentSize().toBytes(), rest, settings.maxAge().plus(settings.clockTolerance()));
        this.rooms = new Rooms(
                Runtime.getRuntime().maxMemory(),
                settings.uploadBudget(),
                settings.uploadWait(),
                server.maxOperations(),
                server.maxReports());
        this.envelope = new ReadEnvelope(settings.xmlLimits());
        this.sender = new VerifySender(trust, clock, settings, seen);
        this.fault = new FaultReply(new RefusalJournal(journal, unauthenticated, rates, transaction), outcomes, clock);
        this.sign = new SignReply(ownKey, clock, settings.maxAge(), messages);
    }

    /** What every message passes, and is in until its request is over. */
    Rooms rooms() {
        return rooms;
    }

    void addTo(InterceptorProvider endpoint) {
        endpoint.getInInterceptors().add(new CheckMedia(false));
        endpoint.getInInterceptors().add(new SizeLimit(settings.maxMessageSize().toBytes()));
        endpoint.getInInterceptors().add(new ReceiveMessage(files, false, rooms, rates, clock));
        addCommonTo(endpoint);
    }

    /** The same for a service whose messages bring files, and whose replies take some along. */
    void addWithFilesTo(InterceptorProvider endpoint) {
        endpoint.getInInterceptors().add(new CheckMedia(true));
        endpoint.getInInterceptors().add(new SizeLimit(files.message(), files::tooLarge));
        endpoint.getInInterceptors().add(new ReceiveMessage(files, true, rooms, rates, clock));
        endpoint.getInInterceptors().add(new ExpandIncludes(files));
        endpoint.getInInterceptors().add(new TakeContent(files));
        endpoint.getOutInterceptors().add(new AttachFile());
        addCommonTo(endpoint);
    }

    private void addCommonTo(InterceptorProvider endpoint) {
        endpoint.getInInterceptors().add(time);
        endpoint.getInInterceptors().add(envelope);
        endpoint.getInInterceptors().add(sender);
        endpoint.getInInterceptors().add(new ProvenTurn(rates));
        endpoint.getInInterceptors().add(payload);
        endpoint.getOutInterceptors().add(new KnowSender(outcomes::succeeded));
        endpoint.getOutInterceptors().add(address);
        endpoint.getOutInterceptors().add(sign);
        endpoint.getOutFaultInterceptors().add(fault);
        endpoint.getOutFaultInterceptors().add(address);
        endpoint.getOutFaultInterceptors().add(sign);
    }
}
