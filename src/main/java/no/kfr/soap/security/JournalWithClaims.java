package no.kfr.soap.security;

import java.util.List;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The journal, which claims the message that is being handled on this thread with the first entry about it. */
@Primary
@Component
class JournalWithClaims implements Journal {

    private final Journal journal;

    JournalWithClaims(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void record(JournalEntry entry) {
        claim();
        journal.record(entry);
    }

    @Override
    public void recordAll(List<JournalEntry> entries) {
        claim();
        journal.recordAll(entries);
    }

    private static void claim() {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        MessageClaim claim = message == null ? null : message.getExchange().get(MessageClaim.class);
        if (claim != null) {
            claim.make();
        }
    }
}
