package no.kfr.soap.proof;

import no.kfr.access.Signer;
import no.kfr.audit.MessageJournal;
import no.kfr.audit.MessageKind;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.rate.SenderRates;
import no.kfr.soap.security.MessageClaim;
import no.kfr.transaction.UnitOfWork;
import org.apache.cxf.message.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores the signed request and reply with the journal's entry about them, and commits all of the request's work, before the first
 * byte of the reply leaves.
 */
@Component
public class StoreMessages {

    private static final Logger LOG = LoggerFactory.getLogger(StoreMessages.class);

    private final MessageJournal messages;
    private final UnitOfWork transaction;

    StoreMessages(MessageJournal messages, UnitOfWork transaction) {
        this.messages = messages;
        this.transaction = transaction;
    }

    /**
     * To be called before an answer is sent.
     *
     * @throws Refused when it may not be: neither journalled nor claimed, or not stored
     */
    public void beforeAnswer(Exchange exchange, byte[] reply) {
        EntryOfRequest entry = exchange.get(EntryOfRequest.class);
        if (entry == null || !MessageClaim.isTaken(exchange)) {
            throw Refused.because(Code.INTERNAL_ERROR);
        }
        transaction.finish(
                () -> store(exchange, entry, exchange.get(ReceivedBytes.class).all(), reply));
    }

    /** To be called before a fault is sent. It is sent in any case: somebody waits for it. */
    public void beforeFault(Exchange exchange, byte[] fault) {
        EntryOfRequest entry = exchange.get(EntryOfRequest.class);
        if (entry == null) {
            transaction.abandon();
            return;
        }
        try {
            transaction.finish(() -> store(exchange, entry, requestOfRefusal(exchange), fault));
        } catch (RuntimeException failed) {
            LOG.error("a refusal could not be journalled: {}", failed.getClass().getSimpleName());
        }
    }

    private static byte[] requestOfRefusal(Exchange exchange) {
        byte[] request = exchange.get(ReceivedBytes.class).all();
        Refused refused = exchange.get(Refused.class);
        boolean small = refused != null && SenderRates.isKeptSmall(refused.code());
        return small ? RequestDigest.of(request, exchange.get(Envelope.class)) : request;
    }

    private void store(Exchange exchange, EntryOfRequest entry, byte[] request, byte[] reply) {
        messages.certificate(exchange.get(Signer.class).certificate());
        messages.message(entry.id(), MessageKind.REQUEST, request);
        messages.message(entry.id(), MessageKind.REPLY, reply);
    }
}
