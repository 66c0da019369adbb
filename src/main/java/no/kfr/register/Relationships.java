package no.kfr.register;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.period.Amendment;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Superseding;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;

/**
 * The rows of the register. Reads are projections, never entities: an entity may come from the session's cache and show
 * what stood in the database before a lock was waited for.
 */
@Repository
class Relationships {

    private static final String SELECT =
            "select r.institution, r.validFrom, r.validTo, r.ownership, r.recordedAt from RelationshipRow r ";
    private static final String OF_KEY =
            " where r.customerId = :customer and r.institution = :institution and r.relationshipType = :type ";
    private static final String OF_CUSTOMER =
            " where r.customerId = :customer and r.validTo >= :from and r.validFrom <= :to ";

    private final EntityManager entities;

    Relationships(EntityManager entities) {
        this.entities = entities;
    }

    /** The current periods, earliest first; without a reserved open slot. */
    List<RecordedPeriod> current(RelationshipKey key) {
        TypedQuery<Tuple> query = entities.createQuery(
                SELECT + OF_KEY + "and r.supersededAt = :never and r.validFrom < :open order by r.validTo",
                Tuple.class);
        return ofKey(query, key)
                .setParameter("never", Superseding.NEVER)
                .setParameter("open", Period.OPEN)
                .getResultStream()
                .map(Relationships::recorded)
                .toList();
    }

    /** What is held now of all institutions' relationships with the customer in the period. */
    List<KnownRelationship> find(CustomerId customer, Period asked) {
        return ofCustomer(SELECT + OF_CUSTOMER + "and r.supersededAt = :never", customer, asked)
                .setParameter("never", Superseding.NEVER)
                .getResultStream()
                .map(Relationships::known)
                .toList();
    }

    void add(RelationshipKey key, RecordedPeriod period) {
        RelationshipRow row = new RelationshipRow(key, period);
        entities.persist(row);
        entities.flush();
        entities.detach(row);
    }

    /** Closes a current row, which must be there: that another transaction closed it first is not an answer but a collision. */
    void supersede(RelationshipKey key, Amendment.Closed row, Instant at, @Nullable String reason) {
        Query update = entities.createQuery(
                "update RelationshipRow r set r.supersededAt = :at, r.supersededBy = :why, r.reason = :reason" + OF_KEY
                        + "and r.validTo = :validTo and r.supersededAt = :never and r.recordedAt = :recordedAt");
        int closed = ofKey(update, key)
                .setParameter("at", at)
                .setParameter("why", row.why())
                .setParameter("reason", reason)
                .setParameter("validTo", row.held().period().to())
                .setParameter("never", Superseding.NEVER)
                .setParameter("recordedAt", row.held().recordedAt())
                .executeUpdate();
        if (closed != 1) {
            throw new OptimisticLockingFailureException("the row was closed by another transaction");
        }
    }

    private TypedQuery<Tuple> ofCustomer(String hql, CustomerId customer, Period asked) {
        return entities.createQuery(hql, Tuple.class)
                .setParameter("customer", customer.value())
                .setParameter("from", asked.from())
                .setParameter("to", asked.to());
    }

    private static RecordedPeriod recorded(Tuple row) {
        return new RecordedPeriod(period(row), row.get(3, Ownership.class), row.get(4, Instant.class));
    }

    private static KnownRelationship known(Tuple row) {
        return new KnownRelationship(
                new OrganisationNumber(row.get(0, String.class)), period(row), row.get(3, Ownership.class));
    }

    private static Period period(Tuple row) {
        return new Period(row.get(1, LocalDate.class), row.get(2, LocalDate.class));
    }

    private static <Q extends Query> Q ofKey(Q query, RelationshipKey key) {
        query.setParameter("customer", key.customer().value());
        query.setParameter("institution", key.institution().value());
        query.setParameter("type", key.type());
        return query;
    }
}
