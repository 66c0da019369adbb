package no.kfr.upload;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import no.kfr.access.Access;
import no.kfr.access.Operation;
import no.kfr.audit.Fingerprint;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.identity.IdentitySettings;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.Change;
import no.kfr.register.FreshTransaction;
import no.kfr.register.Ownership;
import no.kfr.register.RecordedPeriod;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The instructions of institutions: checked, permitted, carried out once, journalled, answered with a receipt. The same
 * instruction again (signer, correlation id and content) gets the same stored receipt. Every method throws {@link Refused}
 * with all that is wrong, and then nothing is stored.
 */
@Service
public class Uploads {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** What the register says when there is nothing to end or to annul: perhaps because a twin of the instruction just did. */
    private static final Set<Code> PERHAPS_DONE = Set.of(Code.RELATIONSHIP_NOT_FOUND, Code.INVALID_DATE);

    private final Access access;
    private final Register register;
    private final Instructions instructions;
    private final Journal journal;
    private final FreshTransaction transaction;
    private final IdentitySettings identity;
    private final Clock clock;

    Uploads(
            Access access,
            Register register,
            Instructions instructions,
            Journal journal,
            FreshTransaction transaction,
            IdentitySettings identity,
            Clock clock) {
        this.access = access;
        this.register = register;
        this.instructions = instructions;
        this.journal = journal;
        this.transaction = transaction;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Registers a relationship, or more of one.
     *
     * @param startDate left out means today
     * @param endDate left out means that the relationship goes on
     * @param ownership left out means unknown
     */
    public Receipt register(
            Submission submission,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            @Nullable Ownership ownership) {
        LocalDate today = today();
        LocalDate from = startDate == null ? today : startDate;
        RelationshipKey key = check(submission)
                .notInFuture("startDate", startDate, today)
                .notInFuture("endDate", endDate, today)
                .inOrder(from, endDate)
                .key();
        Period period = endDate == null ? Period.openFrom(from) : new Period(from, endDate);
        Ownership reported = ownership == null ? Ownership.UNKNOWN : ownership;
        Instruction instruction = Instruction.of(submission, Operation.REGISTER, startDate, endDate, ownership);
        return carryOut(
                submission, Operation.REGISTER, instruction, key, () -> register.register(key, period, reported));
    }

    /**
     * Ends a relationship.
     *
     * @param endDate its last day; left out means today
     */
    public Receipt end(Submission submission, @Nullable LocalDate endDate) {
        LocalDate today = today();
        RelationshipKey key =
                check(submission).notInFuture("endDate", endDate, today).key();
        LocalDate lastDay = endDate == null ? today : endDate;
        Instruction instruction = Instruction.of(submission, Operation.END, endDate);
        return carryOut(submission, Operation.END, instruction, key, () -> register.end(key, lastDay));
    }

    /**
     * Takes out a period that never was.
     *
     * @param startDate its first day, as the register holds it
     */
    public Receipt annul(Submission submission, LocalDate startDate, String reason) {
        RelationshipKey key =
                check(submission).notInFuture("startDate", startDate, today()).key();
        Instruction instruction = Instruction.of(submission, Operation.ANNUL, startDate, reason);
        return carryOut(submission, Operation.ANNUL, instruction, key, () -> register.annul(key, startDate, reason));
    }

    /** What the register holds of the institution's own relationship with a customer. */
    public OwnRelationship getOwn(Submission submission) {
        RelationshipKey key = check(submission).key();
        return transaction.run(() -> {
            access.permitUpload(submission.signer(), key.institution(), Operation.GET_OWN);
            List<RecordedPeriod> periods = register.periods(key);
            journal(submission, Operation.GET_OWN, key, null, periods.size() + " periods");
            return new OwnRelationship(
                    submission.correlationId(), key.institution(), key.customer(), key.type(), periods);
        });
    }

    private Receipt carryOut(
            Submission submission,
            Operation operation,
            Instruction instruction,
            RelationshipKey key,
            Supplier<Change> work) {
        try {
            return transaction.run(() -> earlierReceipt(submission, operation, instruction, key)
                    .orElseGet(() -> newReceipt(submission, operation, instruction, key, work.get())));
        } catch (Refused refused) {
            if (!PERHAPS_DONE.contains(refused.code())) {
                throw refused;
            }
            return transaction
                    .run(() -> earlierReceipt(submission, operation, instruction, key))
                    .orElseThrow(() -> refused);
        }
    }

    private Optional<Receipt> earlierReceipt(
            Submission submission, Operation operation, Instruction instruction, RelationshipKey key) {
        access.permitUpload(submission.signer(), key.institution(), operation);
        Optional<Receipt> earlier = instructions.receiptOf(instruction);
        earlier.ifPresent(receipt -> journal(
                submission, operation, key, receipt.period().period(), "repeated; receipt " + receipt.receiptId()));
        return earlier;
    }

    private Receipt newReceipt(
            Submission submission, Operation operation, Instruction instruction, RelationshipKey key, Change change) {
        Receipt receipt = new Receipt(
                UUID.randomUUID(),
                submission.correlationId(),
                change.outcome(),
                key.institution(),
                submission.signer().organisation(),
                key.customer(),
                key.type(),
                change.period(),
                change.at());
        instructions.store(instruction, receipt);
        journal(
                submission,
                operation,
                key,
                change.period().period(),
                change.outcome() + "; receipt " + receipt.receiptId());
        return receipt;
    }

    private void journal(
            Submission submission, Operation operation, RelationshipKey key, @Nullable Period period, String detail) {
        journal.record(new JournalEntry(
                UUID.randomUUID(),
                operation.contractName(),
                submission.signer().organisation().value(),
                key.institution(),
                Fingerprint.of(submission.signer().certificate()),
                submission.correlationId(),
                null,
                null,
                key.customer(),
                period,
                JournalEntry.OK,
                detail));
    }

    private Check check(Submission submission) {
        return new Check(submission, identity.acceptSynthetic());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(OSLO));
    }
}
