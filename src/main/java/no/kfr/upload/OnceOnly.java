package no.kfr.upload;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import no.kfr.access.Access;
import no.kfr.audit.Journal;
import no.kfr.audit.RequestWork;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.period.Change;
import org.springframework.stereotype.Component;

/** Carries out an instruction in one transaction with its receipt and its journal entry, and answers its repetitions. */
@Component
class OnceOnly {

    /** What the register says when there is nothing to end or to annul: perhaps because a twin of the instruction just did. */
    private static final Set<Code> PERHAPS_DONE = Set.of(Code.RELATIONSHIP_NOT_FOUND, Code.INVALID_DATE);

    private final Access access;
    private final Instructions instructions;

    OnceOnly(Access access, Instructions instructions) {
        this.access = access;
        this.instructions = instructions;
    }

    /** Permission comes first, in every attempt: who may not act learns nothing of what was done before. */
    Receipt carryOut(
            RequestWork work, CheckedInstruction checked, InstructionIdentity identity, Supplier<Change> change) {
        try {
            return work.conclude(journal ->
                    earlier(journal, checked, identity).orElseGet(() -> now(journal, checked, identity, change)));
        } catch (Refused refused) {
            if (!PERHAPS_DONE.contains(refused.code())) {
                throw refused;
            }
            return work.conclude(journal -> earlier(journal, checked, identity).orElseThrow(() -> refused));
        }
    }

    private Optional<Receipt> earlier(Journal journal, CheckedInstruction checked, InstructionIdentity identity) {
        access.permitUpload(checked.instruction().signer(), checked.key().institution(), checked.operation());
        Optional<Receipt> earlier = instructions.receiptOf(identity);
        earlier.ifPresent(receipt -> record(journal, checked, receipt, "repeated"));
        return earlier;
    }

    private Receipt now(
            Journal journal, CheckedInstruction checked, InstructionIdentity identity, Supplier<Change> change) {
        Receipt receipt = checked.receipt(change.get());
        instructions.store(identity, receipt);
        record(journal, checked, receipt, receipt.outcome().name());
        return receipt;
    }

    private void record(Journal journal, CheckedInstruction checked, Receipt receipt, String what) {
        journal.record(checked.journalEntry(receipt.period().period(), what + "; receipt " + receipt.receiptId()));
    }
}
