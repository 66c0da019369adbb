package no.kfr.register;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Superseding;
import org.springframework.stereotype.Repository;

/**
 * The mutex of a relationship: the one place that its key has for a current, open row. Who changes a relationship holds it
 * until its transaction ends. Where there is an open row, it is locked; where there is none, a row is put there that nobody
 * else ever sees: a second transaction waits for its key, and then collides with it or finds it gone.
 */
@Repository
class OpenSlot {

    private static final int ROUNDS = 16;

    private static final String OPEN_ROW = """
        from RelationshipRow r where r.customerId = :customer and r.institution = :institution
        and r.relationshipType = :type and r.validTo = :open and r.supersededAt = :never\
        """;

    private final EntityManager entities;

    OpenSlot(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Takes the mutex, waiting for it if need be.
     *
     * @return whether the slot was empty, so that {@link #free} has to empty it again before the transaction ends
     */
    boolean take(RelationshipKey key, Instant now) {
        for (int round = 0; round < ROUNDS; round++) {
            if (lockOpenRow(key)) {
                return false;
            }
            // The row that was waited for is gone, but it may have a successor already.
            if (!hasOpenRow(key)) {
                break;
            }
        }
        reserve(key, now);
        return true;
    }

    /** Empties a slot that was reserved. The key stays taken in the database until the transaction ends. */
    void free(RelationshipKey key) {
        int freed = ofKey(entities.createQuery("delete " + OPEN_ROW), key).executeUpdate();
        if (freed != 1) {
            throw new IllegalStateException("the reserved slot was not there");
        }
    }

    private boolean lockOpenRow(RelationshipKey key) {
        List<RelationshipRow> locked = ofKey(entities.createQuery("select r " + OPEN_ROW, RelationshipRow.class), key)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        locked.forEach(entities::detach);
        return !locked.isEmpty();
    }

    private boolean hasOpenRow(RelationshipKey key) {
        return ofKey(entities.createQuery("select count(*) " + OPEN_ROW, Long.class), key)
                        .getSingleResult()
                > 0;
    }

    private void reserve(RelationshipKey key, Instant now) {
        Period nothing = new Period(Period.OPEN, Period.OPEN);
        RelationshipRow row = new RelationshipRow(key, new RecordedPeriod(nothing, Ownership.UNKNOWN, now));
        entities.persist(row);
        entities.flush();
        entities.detach(row);
    }

    private static <Q extends jakarta.persistence.Query> Q ofKey(Q query, RelationshipKey key) {
        query.setParameter("customer", key.customer().value());
        query.setParameter("institution", key.institution().value());
        query.setParameter("type", key.type());
        query.setParameter("open", Period.OPEN);
        query.setParameter("never", Superseding.NEVER);
        return query;
    }
}
