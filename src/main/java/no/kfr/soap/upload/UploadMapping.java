package no.kfr.soap.upload;

import no.kfr.access.Signer;
import no.kfr.contract.types.OwnershipType;
import no.kfr.contract.types.RelationshipType;
import no.kfr.contract.upload.AnnulInstruction;
import no.kfr.contract.upload.EndInstruction;
import no.kfr.contract.upload.Outcome;
import no.kfr.contract.upload.OwnCustomerRelationship;
import no.kfr.contract.upload.Period;
import no.kfr.contract.upload.Receipt;
import no.kfr.contract.upload.RegisterInstruction;
import no.kfr.identity.CorrelationId;
import no.kfr.register.period.Change;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.time.OsloTime;
import no.kfr.upload.Instruction;
import no.kfr.upload.OwnRelationship;
import org.jspecify.annotations.Nullable;

/** Between the upload contract's types and the service's own. The schema has been checked before anything comes here. */
public final class UploadMapping {

    private UploadMapping() {}

    static Instruction instruction(Signer signer, no.kfr.contract.upload.Instruction asked) {
        return instruction(
                signer,
                asked.getCorrelationId(),
                asked.getFinancialInstitution(),
                asked.getCustomerId(),
                asked.getRelationshipType());
    }

    static Instruction instruction(Signer signer, RegisterInstruction asked) {
        return instruction(
                signer,
                asked.getCorrelationId(),
                asked.getFinancialInstitution(),
                asked.getCustomerId(),
                asked.getRelationshipType());
    }

    static Instruction instruction(Signer signer, EndInstruction asked) {
        return instruction(
                signer,
                asked.getCorrelationId(),
                asked.getFinancialInstitution(),
                asked.getCustomerId(),
                asked.getRelationshipType());
    }

    static Instruction instruction(Signer signer, AnnulInstruction asked) {
        return instruction(
                signer,
                asked.getCorrelationId(),
                asked.getFinancialInstitution(),
                asked.getCustomerId(),
                asked.getRelationshipType());
    }

    /** The types that say this have no common one: some tools write what an extended type adds before what it extends. */
    private static Instruction instruction(
            Signer signer,
            String correlationId,
            String institution,
            String customerId,
            @Nullable RelationshipType relationshipType) {
        return new Instruction(
                signer, CorrelationId.of(correlationId), institution, customerId, relationshipType(relationshipType));
    }

    static Receipt receipt(no.kfr.upload.Receipt stored) {
        Receipt receipt = new Receipt();
        receipt.setCorrelationId(stored.correlationId().toString());
        receipt.setReceiptId(stored.receiptId().toString());
        receipt.setOutcome(outcome(stored.outcome()));
        receipt.setFinancialInstitution(stored.relationship().institution().value());
        receipt.setSubmittedBy(stored.submittedBy().value());
        receipt.setCustomerId(stored.relationship().customer().value());
        receipt.setRelationshipType(relationshipType(stored.relationship().type()));
        receipt.setPeriod(period(stored.period()));
        receipt.setRecordedAt(OsloTime.of(stored.recordedAt()));
        return receipt;
    }

    static OwnCustomerRelationship own(OwnRelationship held) {
        OwnCustomerRelationship reply = new OwnCustomerRelationship();
        reply.setCorrelationId(held.correlationId().toString());
        reply.setFinancialInstitution(held.institution().value());
        reply.setCustomerId(held.customer().value());
        reply.setRelationshipType(relationshipType(held.relationshipType()));
        held.periods().forEach(period -> reply.getPeriod().add(period(period)));
        return reply;
    }

    private static Period period(RecordedPeriod held) {
        Period period = new Period();
        period.setStartDate(held.period().from());
        if (!held.period().isOpen()) {
            period.setEndDate(held.period().to());
        }
        period.setOwnershipType(ownership(held.ownership()));
        period.setRecordedAt(OsloTime.of(held.recordedAt()));
        return period;
    }

    public static Outcome outcome(Change.Outcome outcome) {
        return switch (outcome) {
            case ADDED -> Outcome.ADDED;
            case CHANGED -> Outcome.CHANGED;
            case ALREADY_THERE -> Outcome.ALREADY_THERE;
            case ENDED -> Outcome.ENDED;
            case ANNULLED -> Outcome.ANNULLED;
        };
    }

    public static OwnershipType ownership(Ownership ownership) {
        return switch (ownership) {
            case PRIMARY_OWNER -> OwnershipType.PRIMARY_OWNER;
            case NOT_PRIMARY_OWNER -> OwnershipType.NOT_PRIMARY_OWNER;
            case UNKNOWN -> OwnershipType.UNKNOWN;
        };
    }

    public static @Nullable Ownership ownership(@Nullable OwnershipType ownership) {
        return ownership == null
                ? null
                : switch (ownership) {
                    case PRIMARY_OWNER -> Ownership.PRIMARY_OWNER;
                    case NOT_PRIMARY_OWNER -> Ownership.NOT_PRIMARY_OWNER;
                    case UNKNOWN -> Ownership.UNKNOWN;
                };
    }

    public static RelationshipType relationshipType(no.kfr.register.RelationshipType type) {
        return switch (type) {
            case DSOPBANK -> RelationshipType.DSOPBANK;
        };
    }

    public static no.kfr.register.@Nullable RelationshipType relationshipType(@Nullable RelationshipType type) {
        return type == null
                ? null
                : switch (type) {
                    case DSOPBANK -> no.kfr.register.RelationshipType.DSOPBANK;
                };
    }
}
