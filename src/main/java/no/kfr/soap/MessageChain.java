package no.kfr.soap;

import java.time.Clock;
import java.util.List;
import no.kfr.access.CertificateTrust;
import no.kfr.access.OwnKey;
import no.kfr.audit.Journal;
import no.kfr.audit.MessageJournal;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.soap.attachment.AttachFile;
import no.kfr.soap.attachment.ExpandIncludes;
import no.kfr.soap.attachment.FileLimits;
import no.kfr.soap.attachment.Gate;
import no.kfr.soap.attachment.ReceiveMessage;
import no.kfr.soap.attachment.TakeContent;
import no.kfr.soap.fault.FaultReply;
import no.kfr.soap.fault.RefusalJournal;
import no.kfr.soap.http.SizeLimit;
import no.kfr.soap.http.TimeLimit;
import no.kfr.soap.message.AddressReply;
import no.kfr.soap.message.CheckMedia;
import no.kfr.soap.message.CheckPayload;
import no.kfr.soap.message.ReadEnvelope;
import no.kfr.soap.message.ReplyDocumentInterceptor;
import no.kfr.soap.message.SchemaRules;
import no.kfr.soap.proof.BeginWorkInterceptor;
import no.kfr.soap.proof.CommitInterceptor;
import no.kfr.soap.proof.KeepRequest;
import no.kfr.soap.security.ReplySignatureInterceptor;
import no.kfr.soap.security.SeenMessages;
import no.kfr.soap.security.VerifySender;
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
    private final Gate gate;
    private final Clock clock;
    private final BeginWorkInterceptor begin;
    private final VerifySender sender;
    private final CheckPayload payload = new CheckPayload(SchemaRules.ofContract());
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
            Clock clock) {
        // Before anything else touches XML security: what is encoded until then has line breaks, which some stacks
        // do not take for the same value.
        WSSConfig.init();
        this.settings = settings;
        this.clock = clock;
        this.ownKey = ownKey;
        long rest = settings.maxMessageSize().toBytes();
        this.files = new FileLimits(
                bulkload.maxContentSize().toBytes(), rest, settings.maxAge().plus(settings.clockTolerance()));
        this.gate = new Gate(settings.uploadBudget(), settings.uploadWait());
        this.begin = new BeginWorkInterceptor(journal, transaction);
        this.sender = new VerifySender(trust, clock, settings, seen);
        this.refusals = new RefusalJournal(unauthenticated);
        this.commit = new CommitInterceptor(messages);
    }

    /** Large messages pass here, one after the other. */
    Gate gate() {
        return gate;
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

    private List<AbstractSoapInterceptor> in() {
        return List.of(
                begin,
                new CheckMedia(false),
                new TimeLimit(settings.maxReadTime(), clock),
                new SizeLimit(settings.maxMessageSize().toBytes()),
                new KeepRequest(),
                new ReadEnvelope(settings.xmlLimits()),
                sender,
                payload);
    }

    private List<AbstractSoapInterceptor> inWithFiles() {
        return List.of(
                begin,
                new CheckMedia(true),
                new TimeLimit(settings.maxReadTime(), clock),
                new SizeLimit(files.message(), files::tooLarge),
                new ReceiveMessage(files, gate, clock),
                new KeepRequest(),
                new ReadEnvelope(settings.xmlLimits()),
                new ExpandIncludes(files, gate),
                sender,
                new TakeContent(files),
                payload);
    }

    private List<AbstractSoapInterceptor> out() {
        return List.of(new AddressReply(), new ReplyDocumentInterceptor(), signature(), commit);
    }

    private List<AbstractSoapInterceptor> outWithFiles() {
        return List.of(new AttachFile(), new AddressReply(), new ReplyDocumentInterceptor(), signature(), commit);
    }

    private List<AbstractSoapInterceptor> outFault() {
        return List.of(
                new FaultReply(refusals, clock),
                new AddressReply(),
                new ReplyDocumentInterceptor(),
                signature(),
                commit);
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
