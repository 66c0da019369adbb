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
    Receipt carryOut(RequestWork request, Order order, Instruction instruction, Supplier<Change> work) {
        try {
            return request.conclude(journal ->
                    earlier(journal, order, instruction).orElseGet(() -> now(journal, order, instruction, work)));
        } catch (Refused refused) {
            if (!PERHAPS_DONE.contains(refused.code())) {
                throw refused;
            }
            return request.conclude(
                    journal -> earlier(journal, order, instruction).orElseThrow(() -> refused));
        }
    }

    private Optional<Receipt> earlier(Journal journal, Order order, Instruction instruction) {
        access.permitUpload(order.submission().signer(), order.key().institution(), order.operation());
        Optional<Receipt> earlier = instructions.receiptOf(instruction);
        earlier.ifPresent(receipt -> record(journal, order, receipt, "repeated"));
        return earlier;
    }

    private Receipt now(Journal journal, Order order, Instruction instruction, Supplier<Change> work) {
        Receipt receipt = order.receipt(work.get());
        instructions.store(instruction, receipt);
        record(journal, order, receipt, receipt.outcome().name());
        return receipt;
    }

    private void record(Journal journal, Order order, Receipt receipt, String what) {
        journal.record(order.journalEntry(receipt.period().period(), what + "; receipt " + receipt.receiptId()));
    }
}
