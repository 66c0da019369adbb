package no.kfr.soap;

import java.time.Clock;
import java.util.List;
import no.kfr.soap.attachment.AttachedFileInterceptor;
import no.kfr.soap.attachment.BatchContentInterceptor;
import no.kfr.soap.attachment.MessageReceiptInterceptor;
import no.kfr.soap.attachment.XopIncludeInterceptor;
import no.kfr.soap.fault.DatabaseOutcomes;
import no.kfr.soap.fault.FaultInterceptor;
import no.kfr.soap.fault.LastResortFilter;
import no.kfr.soap.http.KnownSenderInterceptor;
import no.kfr.soap.http.SizeLimitInterceptor;
import no.kfr.soap.http.TimeLimitInterceptor;
import no.kfr.soap.message.EnvelopeInterceptor;
import no.kfr.soap.message.MediaTypeInterceptor;
import no.kfr.soap.message.PayloadValidationInterceptor;
import no.kfr.soap.message.SchemaRules;
import no.kfr.soap.rate.SenderRates;
import no.kfr.soap.reply.EchoedIdsInterceptor;
import no.kfr.soap.reply.ReplyAddressingInterceptor;
import no.kfr.soap.reply.ReplyDocumentInterceptor;
import no.kfr.soap.reply.ReplyFormInterceptor;
import no.kfr.soap.reply.WritableReplyInterceptor;
import no.kfr.soap.room.ProvenRoomInterceptor;
import no.kfr.soap.room.Rooms;
import no.kfr.soap.security.ReplySignatureInterceptor;
import no.kfr.soap.security.SenderVerificationInterceptor;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.message.Message;
import org.springframework.stereotype.Component;

/**
 * What every message goes through before an operation sees it, and every reply and fault before it leaves: listed in the order in
 * which it runs. CXF runs phase after phase; within a phase the order is that of the list.
 */
@Component
class MessageChain {

    private final MessageLimits limits;
    private final JournalledWork work;
    private final SenderVerificationInterceptor sender;
    private final ReplySignatureInterceptor signature;
    private final PayloadValidationInterceptor payload = new PayloadValidationInterceptor(SchemaRules.ofContract());
    private final SenderRates rates;
    private final DatabaseOutcomes outcomes;
    private final Clock clock;

    MessageChain(
            MessageLimits limits,
            JournalledWork work,
            SenderVerificationInterceptor sender,
            ReplySignatureInterceptor signature,
            SenderRates rates,
            DatabaseOutcomes outcomes,
            Clock clock) {
        this.limits = limits;
        this.work = work;
        this.sender = sender;
        this.signature = signature;
        this.rates = rates;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** What every message passes, and is in until its request is over. */
    Rooms rooms() {
        return limits.rooms();
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
                work.begin(),
                new MediaTypeInterceptor(false),
                new TimeLimitInterceptor(limits.readTime(), clock),
                new SizeLimitInterceptor(limits.messageSize()),
                new MessageReceiptInterceptor(limits.files(), false, limits.cost(), limits.rooms(), rates, clock),
                new EnvelopeInterceptor(limits.xml()),
                sender,
                new ProvenRoomInterceptor(rates),
                payload);
    }

    List<AbstractSoapInterceptor> inWithFiles() {
        return List.of(
                work.begin(),
                new MediaTypeInterceptor(true),
                new TimeLimitInterceptor(limits.readTime(), clock),
                new SizeLimitInterceptor(limits.files().message(), limits.files()::tooLarge),
                new MessageReceiptInterceptor(limits.files(), true, limits.cost(), limits.rooms(), rates, clock),
                new EnvelopeInterceptor(limits.xml()),
                new XopIncludeInterceptor(limits.files()),
                sender,
                new ProvenRoomInterceptor(rates),
                new BatchContentInterceptor(limits.files()),
                payload);
    }

    List<AbstractSoapInterceptor> out() {
        return List.of(
                new ReplyFormInterceptor(),
                new ReplyAddressingInterceptor(),
                new ReplyDocumentInterceptor(),
                new EchoedIdsInterceptor(),
                new WritableReplyInterceptor(),
                signature,
                work.commit(),
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
                signature,
                work.commit(),
                known());
    }

    List<AbstractSoapInterceptor> outFault() {
        return List.of(
                new FaultInterceptor(work.refusals(), outcomes, clock),
                new ReplyFormInterceptor(),
                new ReplyAddressingInterceptor(),
                new ReplyDocumentInterceptor(),
                new EchoedIdsInterceptor(),
                new WritableReplyInterceptor(),
                signature,
                work.commit());
    }

    /** What is left to say when all of this has failed. */
    LastResortFilter lastResort() {
        return new LastResortFilter(work.refusals(), signature, work.commit(), clock);
    }

    private KnownSenderInterceptor known() {
        return new KnownSenderInterceptor(outcomes::succeeded);
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
