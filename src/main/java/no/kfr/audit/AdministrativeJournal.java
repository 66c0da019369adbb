package no.kfr.audit;

import java.util.UUID;
import java.util.function.Supplier;
import no.kfr.identity.ControlObject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts down what operators do with the journal itself. */
@Component
public class AdministrativeJournal {

    private static final int LONGEST_DETAIL = 2000;

    private final Journal journal;
    private final TransactionTemplate transaction;

    AdministrativeJournal(Journal journal, PlatformTransactionManager transactions) {
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Runs the work and records it in one transaction, so that nothing is shown that was not journalled. */
    public <T> T doing(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    /** In the transaction that is there, else in one of its own. */
    public void record(
            String command,
            String operator,
            @Nullable UUID caseId,
            @Nullable ControlObject controlObject,
            String detail) {
        String kept = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 3) + "...";
        transaction.executeWithoutResult(status -> journal.record(new JournalEntry(
                UUID.randomUUID(),
                command,
                operator,
                null,
                null,
                null,
                caseId,
                null,
                controlObject,
                null,
                JournalEntry.OK,
                kept)));
    }
}
