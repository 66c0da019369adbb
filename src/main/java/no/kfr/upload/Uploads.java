package no.kfr.upload;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.kfr.access.Access;
import no.kfr.access.Operation;
import no.kfr.audit.RequestWork;
import no.kfr.identity.IdentitySettings;
import no.kfr.identity.Period;
import no.kfr.refusal.Refused;
import no.kfr.register.Register;
import no.kfr.register.RegisterSettings;
import no.kfr.register.RelationshipKey;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.time.OsloDay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The instructions of institutions: checked, permitted, carried out once, journalled, answered with a receipt. The same
 * instruction again (signer, correlation id and content) gets the same stored receipt. Every method throws {@link Refused}
 * with all that is wrong, and then nothing is stored.
 */
@Service
public class Uploads {

    private final OnceOnly onceOnly;
    private final Access access;
    private final Register register;
    private final IdentitySettings identity;
    private final RegisterSettings settings;
    private final Clock clock;

    Uploads(
            OnceOnly onceOnly,
            Access access,
            Register register,
            IdentitySettings identity,
            RegisterSettings settings,
            Clock clock) {
        this.onceOnly = onceOnly;
        this.access = access;
        this.register = register;
        this.identity = identity;
        this.settings = settings;
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
            RequestWork work,
            Instruction instruction,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            @Nullable Ownership ownership) {
        LocalDate today = today();
        LocalDate from = startDate == null ? today : startDate;
        RelationshipKey key = InstructionCheck.ofNew(instruction, identity.on(today))
                .notInFuture("startDate", startDate, today)
                .notInFuture("endDate", endDate, today)
                .notDoubtful("startDate", startDate, settings)
                .inOrder(from, endDate)
                .key();
        Period period = endDate == null ? Period.openFrom(from) : new Period(from, endDate);
        Ownership reported = ownership == null ? Ownership.UNKNOWN : ownership;
        CheckedInstruction checked = new CheckedInstruction(instruction, Operation.REGISTER, key);
        return onceOnly.carryOut(
                work,
                checked,
                checked.identity(startDate, endDate, ownership),
                () -> register.register(key, period, reported));
    }

    /**
     * Ends a relationship.
     *
     * @param endDate its last day; left out means today
     */
    public Receipt end(RequestWork work, Instruction instruction, @Nullable LocalDate endDate) {
        LocalDate today = today();
        RelationshipKey key =
                held(instruction).notInFuture("endDate", endDate, today).key();
        CheckedInstruction checked = new CheckedInstruction(instruction, Operation.END, key);
        return onceOnly.carryOut(
                work, checked, checked.identity(endDate), () -> register.end(key, endDate == null ? today : endDate));
    }

    /**
     * Takes out a period that never was.
     *
     * @param startDate its first day, as the register holds it
     */
    public Receipt annul(RequestWork work, Instruction instruction, LocalDate startDate, String reason) {
        RelationshipKey key =
                held(instruction).notInFuture("startDate", startDate, today()).key();
        CheckedInstruction checked = new CheckedInstruction(instruction, Operation.ANNUL, key);
        return onceOnly.carryOut(
                work, checked, checked.identity(startDate, reason), () -> register.annul(key, startDate, reason));
    }

    /** What the register holds of the institution's own relationship with a customer. */
    public OwnRelationship getOwn(RequestWork work, Instruction instruction) {
        CheckedInstruction checked = new CheckedInstruction(
                instruction, Operation.GET_OWN, held(instruction).key());
        RelationshipKey key = checked.key();
        return work.conclude(journal -> {
            access.permitUpload(instruction.signer(), key.institution(), checked.operation());
            List<RecordedPeriod> periods = register.periods(key);
            journal.record(checked.journalEntry(null, periods.size() + " periods"));
            return new OwnRelationship(
                    instruction.correlationId(), key.institution(), key.customer(), key.type(), periods);
        });
    }

    private InstructionCheck held(Instruction instruction) {
        return InstructionCheck.ofHeld(instruction, identity.on(today()));
    }

    private LocalDate today() {
        return OsloDay.today(clock);
    }
}
