package no.kfr.soap;

import java.time.Clock;
import java.util.List;
import no.kfr.access.CertificateTrust;
import no.kfr.access.OwnKey;
import no.kfr.audit.Journal;
import no.kfr.audit.MessageJournal;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.soap.attachment.AttachedFileInterceptor;
import no.kfr.soap.attachment.BatchContentInterceptor;
import no.kfr.soap.attachment.FileLimits;
import no.kfr.soap.attachment.MessageReceiptInterceptor;
import no.kfr.soap.attachment.XopIncludeInterceptor;
import no.kfr.soap.fault.DatabaseOutcomes;
import no.kfr.soap.fault.FaultInterceptor;
import no.kfr.soap.fault.LastResortFilter;
import no.kfr.soap.fault.RefusalJournal;
import no.kfr.soap.http.KnownSenderInterceptor;
import no.kfr.soap.http.ServerSettings;
import no.kfr.soap.http.SizeLimitInterceptor;
import no.kfr.soap.http.TimeLimitInterceptor;
import no.kfr.soap.message.EnvelopeInterceptor;
import no.kfr.soap.message.MediaTypeInterceptor;
import no.kfr.soap.message.PayloadValidationInterceptor;
import no.kfr.soap.message.SchemaRules;
import no.kfr.soap.proof.BeginWorkInterceptor;
import no.kfr.soap.proof.CommitInterceptor;
import no.kfr.soap.rate.SenderRates;
import no.kfr.soap.reply.EchoedIdsInterceptor;
import no.kfr.soap.reply.ReplyAddressingInterceptor;
import no.kfr.soap.reply.ReplyDocumentInterceptor;
import no.kfr.soap.reply.ReplyFormInterceptor;
import no.kfr.soap.reply.WritableReplyInterceptor;
import no.kfr.soap.room.MessageCost;
import no.kfr.soap.room.ProvenRoomInterceptor;
import no.kfr.soap.room.Rooms;
import no.kfr.soap.security.ReplySignatureInterceptor;
import no.kfr.soap.security.SeenMessages;
import no.kfr.soap.security.SenderVerificationInterceptor;
import no.kfr.soap.settings.SoapSettings;
import no.kfr.transaction.UnitOfWork;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.message.Message;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.springframework.stereotype.Component;

/**
 * What every message goes through before an operation sees it, and every reply and fault before it leaves: listed in the order in
 * which it runs. CXF runs phase after phase; within a phase the order is that of the list.
 */
@Component
class MessageChain {

    private final SoapSettings settings;
    private final FileLimits files;
    private final MessageCost cost;
    private final Rooms rooms;
    private final SenderRates rates;
    private final DatabaseOutcomes outcomes;
    private final Clock clock;
    private final BeginWorkInterceptor begin;
    private final SenderVerificationInterceptor sender;
    private final PayloadValidationInterceptor payload = new PayloadValidationInterceptor(SchemaRules.ofContract());
    private final RefusalJournal refusals;
    private final OwnKey ownKey;
    private final CommitInterceptor commit;

    MessageChain(
            SoapSettings settings,
            BulkloadSettings bulkload,
            CertificateTrust trust,
            OwnKey ownKey,
            Journal journal,
            MessageJournal messages,
            UnauthenticatedRefusals unauthenticated,
            UnitOfWork transaction,
            SeenMessages seen,
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
        this.ownKey = ownKey;
        long rest = settings.maxMessageSize().toBytes();
        this.files = new FileLimits(
                bulkload.maxContentSize().toBytes(), rest, settings.maxAge().plus(settings.clockTolerance()));
        this.cost = new MessageCost(settings.xmlLimits());
        var most =
                new Rooms.Most(cost.most(Math.max(rest, MessageReceiptInterceptor.SMALL)), cost.most(files.message()));
        long heap = Runtime.getRuntime().maxMemory();
        this.rooms = new Rooms(
                heap,
                settings.uploadBudget(heap, most.large().unproven()),
                settings.uploadWait(),
                most,
                server.maxOperations(),
                server.maxReports());
        this.begin = new BeginWorkInterceptor(journal, transaction, clock);
        this.sender = new SenderVerificationInterceptor(trust, clock, settings, seen);
        this.refusals = new RefusalJournal(unauthenticated, rates);
        this.commit = new CommitInterceptor(messages, rates);
    }

    /** What every message passes, and is in until its request is over. */
    Rooms rooms() {
        return rooms;
    }

    void addTo(InterceptorProvider endpoint) {
        add(endpoint.getInInterceptors(), in());
        add(endpoint.getOutInterceptors(), out());
        add(endpoint.getOutFaultInterceptors(), outFault());
    }

    /** The same for a service whose messages bring files, and whose replies take some along. */
    void addWithFilesTo(InterceptorProvider endpoint) {
        add(endpoint.getInInterceptors(), inWithFiles());
        add(endpoint.getOutInterceptors(), outWithFiles());
        add(endpoint.getOutFaultInterceptors(), outFault());
    }

    List<AbstractSoapInterceptor> in() {
        return List.of(
                begin,
                new MediaTypeInterceptor(false),
                new TimeLimitInterceptor(settings.maxReadTime(), clock),
                new SizeLimitInterceptor(settings.maxMessageSize().toBytes()),
                new MessageReceiptInterceptor(files, false, cost, rooms, rates, clock),
                new EnvelopeInterceptor(settings.xmlLimits()),
                sender,
                new ProvenRoomInterceptor(rates),
                payload);
    }

    List<AbstractSoapInterceptor> inWithFiles() {
        return List.of(
                begin,
                new MediaTypeInterceptor(true),
                new TimeLimitInterceptor(settings.maxReadTime(), clock),
                new SizeLimitInterceptor(files.message(), files::tooLarge),
                new MessageReceiptInterceptor(files, true, cost, rooms, rates, clock),
                new EnvelopeInterceptor(settings.xmlLimits()),
                new XopIncludeInterceptor(files),
                sender,
                new ProvenRoomInterceptor(rates),
                new BatchContentInterceptor(files),
                payload);
    }

    List<AbstractSoapInterceptor> out() {
        return List.of(
                new ReplyFormInterceptor(),
                new ReplyAddressingInterceptor(),
                new ReplyDocumentInterceptor(),
                new EchoedIdsInterceptor(),
                new WritableReplyInterceptor(),
                signature(),
                commit,
                known());
    }

    List<AbstractSoapInterceptor> outWithFiles() {
        return List.of(
                new ReplyFormInterceptor(),
                new AttachedFileInterceptor(),
                new ReplyAddressingInterceptor(),
                new ReplyDocumentInterceptor(),
                new EchoedIdsInterceptor(),
                new WritableReplyInterceptor(),
                signature(),
                commit,
                known());
    }

    List<AbstractSoapInterceptor> outFault() {
        return List.of(
                new FaultInterceptor(refusals, outcomes, clock),
                new ReplyFormInterceptor(),
                new ReplyAddressingInterceptor(),
                new ReplyDocumentInterceptor(),
                new EchoedIdsInterceptor(),
                new WritableReplyInterceptor(),
                signature(),
                commit);
    }

    /** What is left to say when all of this has failed. */
    LastResortFilter lastResort() {
        return new LastResortFilter(refusals, signature(), commit, clock);
    }

    private KnownSenderInterceptor known() {
        return new KnownSenderInterceptor(outcomes::succeeded);
    }

    private ReplySignatureInterceptor signature() {
        return new ReplySignatureInterceptor(ownKey, clock, settings.maxAge());
    }

    /** Each names the one before it, which says something where both run in the same phase. */
    private static void add(List<Interceptor<? extends Message>> chain, List<AbstractSoapInterceptor> inOrder) {
        for (int i = 0; i < inOrder.size(); i++) {
            if (i > 0) {
                inOrder.get(i).addAfter(inOrder.get(i - 1).getId());
            }
            chain.add(inOrder.get(i));
        }
    }
}
