package no.kfr.soap;

import java.time.Clock;
import no.kfr.access.CertificateTrust;
import no.kfr.access.OwnKey;
import no.kfr.audit.Journal;
import no.kfr.soap.fault.FaultReply;
import no.kfr.soap.fault.RefusalJournal;
import no.kfr.soap.message.AddressReply;
import no.kfr.soap.message.CheckMedia;
import no.kfr.soap.message.CheckPayload;
import no.kfr.soap.message.ReadEnvelope;
import no.kfr.soap.message.SchemaRules;
import no.kfr.soap.message.SizeLimit;
import no.kfr.soap.message.TimeLimit;
import no.kfr.soap.message.XmlLimits;
import no.kfr.soap.security.AnswerClaimed;
import no.kfr.soap.security.SeenMessages;
import no.kfr.soap.security.SignReply;
import no.kfr.soap.security.VerifySender;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** What every message goes through before an operation sees it, in this order, and every reply before it leaves. */
@Component
class MessageChain {

    private final CheckMedia media = new CheckMedia();
    private final TimeLimit time;
    private final SizeLimit size;
    private final ReadEnvelope envelope;
    private final VerifySender sender;
    private final CheckPayload payload = new CheckPayload(SchemaRules.ofContract());
    private final FaultReply fault;
    private final AnswerClaimed claimed = new AnswerClaimed();
    private final AddressReply address = new AddressReply();
    private final SignReply sign;

    MessageChain(
            SoapSettings settings,
            CertificateTrust trust,
            OwnKey ownKey,
            Journal journal,
            PlatformTransactionManager transactions,
            SeenMessages seen,
            Clock clock) {
        // Before anything else touches XML security: what is encoded until then has line breaks, which some stacks
        // do not take for the same value.
        WSSConfig.init();
        this.time = new TimeLimit(settings.maxReadTime(), clock);
        this.size = new SizeLimit(settings.maxMessageSize().toBytes());
        this.envelope =
                new ReadEnvelope(new XmlLimits(settings.maxDepth(), settings.maxElements(), settings.maxAttributes()));
        this.sender = new VerifySender(trust, clock, settings, seen);
        this.fault = new FaultReply(new RefusalJournal(journal, transactions), clock);
        this.sign = new SignReply(ownKey, clock, settings.maxAge());
    }

    void addTo(InterceptorProvider endpoint) {
        endpoint.getInInterceptors().add(media);
        endpoint.getInInterceptors().add(time);
        endpoint.getInInterceptors().add(size);
        endpoint.getInInterceptors().add(envelope);
        endpoint.getInInterceptors().add(sender);
        endpoint.getInInterceptors().add(payload);
        endpoint.getOutInterceptors().add(claimed);
        endpoint.getOutInterceptors().add(address);
        endpoint.getOutInterceptors().add(sign);
        endpoint.getOutFaultInterceptors().add(fault);
        endpoint.getOutFaultInterceptors().add(address);
        endpoint.getOutFaultInterceptors().add(sign);
    }
}
