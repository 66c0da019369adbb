package no.kfr.upload;

import java.util.UUID;
import no.kfr.access.Operation;
import no.kfr.audit.JournalEntry;
import no.kfr.identity.Period;
import no.kfr.register.RelationshipKey;
import no.kfr.register.period.Change;
import org.jspecify.annotations.Nullable;

/** A submission that was checked: what is to be done, to what. */
record Order(Submission submission, Operation operation, RelationshipKey key) {

    /** Its identity, for instructions that are carried out once; with the fields that only this operation has. */
    Instruction instruction(@Nullable Object... ownFields) {
        return Instruction.of(submission, operation, ownFields);
    }

    Receipt receipt(Change change) {
        return new Receipt(
                UUID.randomUUID(),
                submission.correlationId(),
                change.outcome(),
                key.institution(),
                submission.signer().organisation(),
                key.customer(),
                key.type(),
                change.period(),
                change.at());
    }

    JournalEntry journalEntry(@Nullable Period period, String detail) {
        return JournalEntry.of(operation.contractName())
                .by(submission.signer().organisation(), submission.signer().certificate())
                .onBehalfOf(key.institution())
                .correlationId(submission.correlationId())
                .about(key.customer())
                .during(period)
                .detail(detail)
                .entry();
    }
}
