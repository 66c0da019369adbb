package no.kfr.audit;

import java.util.UUID;
import java.util.function.Supplier;
import no.kfr.identity.CaseId;
import no.kfr.identity.ControlObject;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts down what operators do with the journal itself. */
@Component
public class AdministrativeJournal {

    private static final int LONGEST_DETAIL = 2000;

    private final Journal journal;
    private final UnitOfWork transaction;

    AdministrativeJournal(Journal journal, UnitOfWork transaction) {
        this.journal = journal;
        this.transaction = transaction;
    }

    /** Runs the work and records it in one transaction, so that nothing is shown that was not journalled. */
    public <T> T doing(Supplier<T> work) {
        return transaction.join(work);
    }

    /** In the transaction that is there, else in one of its own. */
    public void record(
            String command,
            String operator,
            @Nullable UUID caseId,
            @Nullable ControlObject controlObject,
            String detail) {
        String kept = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 3) + "...";
        transaction.join(() -> journal.record(JournalEntry.of(command)
                .by(operator)
                .caseId(caseId == null ? null : new CaseId(caseId))
                .about(controlObject)
                .detail(kept)
                .entry()));
    }
}
