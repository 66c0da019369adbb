package no.kfr.soap;

import java.time.Clock;
import no.kfr.audit.Journal;
import no.kfr.audit.MessageJournal;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.soap.fault.RefusalJournal;
import no.kfr.soap.proof.BeginWorkInterceptor;
import no.kfr.soap.proof.CommitInterceptor;
import no.kfr.soap.rate.SenderRates;
import no.kfr.transaction.UnitOfWork;
import org.springframework.stereotype.Component;

/** The unit of work of each request: where it begins, where a refusal is journalled, where all of it is committed. */
@Component
final class JournalledWork {

    private final BeginWorkInterceptor begin;
    private final RefusalJournal refusals;
    private final CommitInterceptor commit;

    JournalledWork(
            Journal journal,
            MessageJournal messages,
            UnauthenticatedRefusals unauthenticated,
            UnitOfWork transaction,
            SenderRates rates,
            Clock clock) {
        this.begin = new BeginWorkInterceptor(journal, transaction, clock);
        this.refusals = new RefusalJournal(unauthenticated, rates);
        this.commit = new CommitInterceptor(messages, rates);
    }

    BeginWorkInterceptor begin() {
        return begin;
    }

    RefusalJournal refusals() {
        return refusals;
    }

    CommitInterceptor commit() {
        return commit;
    }
}
