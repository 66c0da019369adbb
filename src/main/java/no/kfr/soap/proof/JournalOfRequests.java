package no.kfr.soap.proof;

import java.util.List;
import java.util.UUID;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.soap.message.RequestResources;
import no.kfr.soap.security.MessageClaim;
import no.kfr.transaction.UnitOfWork;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The journal of requests: claims the message that is being handled on this thread with the first entry about it, and keeps the
 * transaction open for the signed messages that belong to the entry.
 */
@Primary
@Component
class JournalOfRequests implements Journal {

    private final Journal journal;
    private final UnitOfWork transaction;

    JournalOfRequests(Journal journal, UnitOfWork transaction) {
        this.journal = journal;
        this.transaction = transaction;
    }

    @Override
    public void record(JournalEntry entry) {
        recordAll(List.of(entry));
    }

    @Override
    public void recordAll(List<JournalEntry> entries) {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        if (message != null) {
            claim(message.getExchange());
        }
        journal.recordAll(entries);
        if (message != null && isOfRequest(entries)) {
            keepOpen(message.getExchange(), entries.getFirst().id());
        }
    }

    private void keepOpen(Exchange exchange, UUID entry) {
        exchange.put(EntryOfRequest.class, new EntryOfRequest(entry));
        transaction.keepOpen();
        // whatever happens: nothing is left open when the thread goes on to another request
        RequestResources.closeAfter(exchange.getInMessage(), transaction::abandon);
    }

    private static void claim(Exchange exchange) {
        MessageClaim claim = exchange.get(MessageClaim.class);
        if (claim != null) {
            claim.make();
        }
    }

    /** What the register notes by itself while it handles a request has no sender. */
    private static boolean isOfRequest(List<JournalEntry> entries) {
        return !entries.isEmpty() && entries.getFirst().certificateFingerprint() != null;
    }
}
