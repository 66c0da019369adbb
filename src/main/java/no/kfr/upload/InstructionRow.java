package no.kfr.upload;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Change.Outcome;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An instruction that was carried out, with all of its receipt. */
@Entity
@Table(name = "instruction")
@IdClass(InstructionRowId.class)
class InstructionRow {

    @Id
    String signer;

    @Id
    String correlationId;

    String contentSha256;
    String receiptId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Outcome outcome;

    String institution;
    String customerId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    RelationshipType relationshipType;

    LocalDate validFrom;
    LocalDate validTo;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Ownership ownership;

    Instant periodRecordedAt;
    Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    protected InstructionRow() {}

    InstructionRow(InstructionIdentity identity, Receipt receipt) {
        this.signer = identity.signer().value();
        this.correlationId = identity.correlationId().toString();
        this.contentSha256 = identity.contentSha256();
        this.receiptId = receipt.receiptId().toString();
        this.outcome = receipt.outcome();
        this.institution = receipt.relationship().institution().value();
        this.customerId = receipt.relationship().customer().value();
        this.relationshipType = receipt.relationship().type();
        this.validFrom = receipt.period().period().from();
        this.validTo = receipt.period().period().to();
        this.ownership = receipt.period().ownership();
        this.periodRecordedAt = receipt.period().recordedAt();
        this.recordedAt = receipt.recordedAt();
    }

    Receipt receipt() {
        return new Receipt(
                UUID.fromString(receiptId),
                CorrelationId.of(correlationId),
                new OrganisationNumber(signer),
                new RelationshipKey(new OrganisationNumber(institution), new CustomerId(customerId), relationshipType),
                outcome,
                new RecordedPeriod(new Period(validFrom, validTo), ownership, periodRecordedAt),
                recordedAt);
    }
}
