package no.kfr.upload;

import java.util.UUID;
import no.kfr.access.Operation;
import no.kfr.audit.JournalEntry;
import no.kfr.identity.Period;
import no.kfr.register.RelationshipKey;
import no.kfr.register.period.Change;
import org.jspecify.annotations.Nullable;

/** An instruction that was checked: what is to be done, to what. */
record CheckedInstruction(Instruction instruction, Operation operation, RelationshipKey key) {

    /** Its identity, for instructions that are carried out once; with the fields that only this operation has. */
    InstructionIdentity identity(@Nullable Object... ownFields) {
        return InstructionIdentity.of(instruction, operation, ownFields);
    }

    Receipt receipt(Change change) {
        return new Receipt(
                UUID.randomUUID(),
                instruction.correlationId(),
                instruction.signer().organisation(),
                key,
                change.outcome(),
                change.period(),
                change.at());
    }

    JournalEntry journalEntry(@Nullable Period period, String detail) {
        return JournalEntry.of(operation.contractName())
                .by(instruction.signer().organisation(), instruction.signer().certificate())
                .onBehalfOf(key.institution())
                .correlationId(instruction.correlationId())
                .about(key.customer())
                .during(period)
                .detail(detail)
                .entry();
    }
}
