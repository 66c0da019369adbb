package no.kfr.soap.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.UUID;
import no.kfr.audit.MessageJournal;
import no.kfr.audit.MessageKind;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.rate.SenderRates;
import no.kfr.soap.reply.Packaging;
import no.kfr.soap.reply.ReplyDocument;
import no.kfr.soap.security.MessageClaim;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.MessageUtils;
import org.apache.cxf.phase.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the signed request and reply with the journal's entry about them, commits all of the request's work, and only then sends
 * the first byte of the reply. A fault is sent in any case: somebody waits for it.
 */
public final class CommitInterceptor extends AbstractSoapInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(CommitInterceptor.class);

    private final MessageJournal messages;
    private final SenderRates rates;

    public CommitInterceptor(MessageJournal messages, SenderRates rates) {
        super(Phase.PRE_PROTOCOL_ENDING);
        this.rates = rates;
        this.messages = messages;
    }

    /** @throws Refused when an answer may not be sent: neither journalled nor claimed, or not stored */
    @Override
    public void handleMessage(SoapMessage message) {
        // what is stored is what is sent, byte for byte, but for a file that goes as an attachment of MTOM
        byte[] reply = ReplyDocument.bytes(ReplyDocument.of(message));
        Exchange exchange = message.getExchange();
        Packaging packaging = MessageUtils.isFault(message) ? null : exchange.get(Packaging.class);
        RequestUnderWay request = exchange.get(RequestUnderWay.class);
        if (MessageUtils.isFault(message)) {
            commitFault(exchange, reply);
        } else if (request == null || !request.isConcluded() || !MessageClaim.isTaken(exchange)) {
            throw Refused.because(Code.INTERNAL_ERROR);
        } else {
            request.finish(entry -> store(exchange, entry, received(exchange), reply));
        }
        try {
            message.getContent(OutputStream.class).write(packaging == null ? reply : packed(message, packaging));
        } catch (IOException hungUp) {
            throw new Fault(hungUp);
        }
    }

    private static byte[] packed(SoapMessage message, Packaging packaging) {
        packaging.pack(message);
        return ReplyDocument.bytes(ReplyDocument.of(message));
    }

    /** Commits what was concluded about a refusal, with the fault that tells of it. It is sent in any case. */
    public void commitFault(Exchange exchange, byte[] fault) {
        RequestUnderWay request = exchange.get(RequestUnderWay.class);
        if (request != null && request.isConcluded()) {
            try {
                request.finish(entry -> store(exchange, entry, requestOfRefusal(exchange), fault));
            } catch (RuntimeException failed) {
                LOG.error(
                        "a refusal could not be journalled: {}",
                        failed.getClass().getSimpleName());
            }
        }
    }

    private static byte[] received(Exchange exchange) {
        return Objects.requireNonNull(exchange.get(ReceivedBytes.class)).all();
    }

    private byte[] requestOfRefusal(Exchange exchange) {
        Refused refused = exchange.get(Refused.class);
        boolean small = refused != null
                && rates.isKeptSmall(RequestUnderWay.of(exchange).signer().organisation(), refused.code());
        return small ? RequestDigest.of(received(exchange), exchange.get(Envelope.class)) : received(exchange);
    }

    private void store(Exchange exchange, UUID entry, byte[] request, byte[] reply) {
        messages.certificate(RequestUnderWay.of(exchange).signer().certificate());
        messages.message(entry, MessageKind.REQUEST, request);
        messages.message(entry, MessageKind.REPLY, reply);
    }
}
