package no.kfr.register;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Superseding;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One form in which the register held, or holds, a period. The one key serves uniqueness, the mutex of {@link Relationships}
 * and the lookup by customer alike.
 */
@Entity
@Table(name = "customer_relationship")
@IdClass(RelationshipRowId.class)
class RelationshipRow {

    @Id
    String customerId;

    @Id
    String institution;

    @Id
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    RelationshipType relationshipType;

    @Id
    LocalDate validTo;

    @Id
    Instant supersededAt;

    LocalDate validFrom;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Ownership ownership;

    Instant recordedAt;

    @Nullable
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Superseding supersededBy;

    @Nullable
    String reason;

    @SuppressWarnings("NullAway.Init")
    protected RelationshipRow() {}

    /** A current row. */
    RelationshipRow(RelationshipKey key, RecordedPeriod held) {
        this.customerId = key.customer().value();
        this.institution = key.institution().value();
        this.relationshipType = key.type();
        this.validFrom = held.period().from();
        this.validTo = held.period().to();
        this.ownership = held.ownership();
        this.recordedAt = held.recordedAt();
        this.supersededAt = Superseding.NEVER;
    }
}
