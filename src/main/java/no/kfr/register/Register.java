package no.kfr.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.period.Change;
import no.kfr.register.period.Change.Outcome;
import no.kfr.register.period.Decision;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Timeline;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The customer relationships and their history. For each relationship it holds the union of the periods that were reported:
 * registering is idempotent and independent of order. Nothing is overwritten or deleted: a change closes rows and adds one.
 *
 * <p>Runs in the caller's transaction, at read committed. A change that collides with another one's fails with a
 * {@link org.springframework.dao.ConcurrencyFailureException} or a
 * {@link org.springframework.dao.DataIntegrityViolationException}; repeated in a fresh transaction it comes out right, see
 * {@link UnitOfWork}.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Register {

    private final Relationships relationships;
    private final ManyCustomers manyCustomers;
    private final OpenSlot openSlot;
    private final ObjectProvider<WaitingLists> waitingLists;
    private final Clock clock;

    Register(
            Relationships relationships,
            ManyCustomers manyCustomers,
            OpenSlot openSlot,
            ObjectProvider<WaitingLists> waitingLists,
            Clock clock) {
        this.relationships = relationships;
        this.manyCustomers = manyCustomers;
        this.openSlot = openSlot;
        this.waitingLists = waitingLists;
        this.clock = clock;
    }

    /** Adds a period, open or closed, to what the register holds. */
    public Change register(RelationshipKey key, Period period, Ownership ownership) {
        return change(key, null, (timeline, at) -> timeline.register(period, ownership, at));
    }

    /**
     * Closes the open period.
     *
     * @param lastDay last day of the relationship
     * @throws no.kfr.refusal.Refused when no period is open, in waiting lists either, or it starts later
     */
    public Change end(RelationshipKey key, LocalDate lastDay) {
        return change(key, null, (timeline, at) -> timeline.end(lastDay, at));
    }

    /**
     * Takes out a period that never was. The trace stays, with the reason.
     *
     * @param startOfPeriod exactly as the register holds it
     * @throws no.kfr.refusal.Refused when no current period starts that day
     */
    public Change annul(RelationshipKey key, LocalDate startOfPeriod, String reason) {
        return change(key, reason, (timeline, at) -> timeline.annul(startOfPeriod));
    }

    /** The current periods, earliest first. */
    public List<RecordedPeriod> periods(RelationshipKey key) {
        return relationships.current(key);
    }

    /** All relationships that the customer has, or had, in all or part of the period; in no particular order. */
    public List<KnownRelationship> find(CustomerId customer, Period asked) {
        return relationships.find(customer, asked);
    }

    /**
     * What {@link #find} says of each of the customers, in few round trips to the database: one for some hundred of them. Those
     * that nobody knows are left out.
     */
    public Map<CustomerId, List<KnownRelationship>> findAll(Collection<CustomerId> customers, Period asked) {
        return manyCustomers.find(customers, asked);
    }

    /** What {@link #find} would have answered at a past moment. */
    public List<KnownRelationship> findAsOf(CustomerId customer, Period asked, Instant moment) {
        return relationships.findAsOf(customer, asked, moment);
    }

    private Change change(RelationshipKey key, @Nullable String reason, BiFunction<Timeline, Instant, Decision> rule) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // What needs no writing, or is refused, needs no lock either: it was so at the moment of reading.
        Decision first = firstDecision(key, rule, now);
        if (first.outcome() == Outcome.ALREADY_THERE) {
            return new Change(first.outcome(), first.period(), now);
        }
        boolean reserved = openSlot.take(key, now);
        // Read again: what was read before the mutex was held may be history by now.
        Timeline timeline = new Timeline(relationships.current(key));
        Instant at =
                relationships.lastChanged(key).map(last -> later(now, last)).orElse(now);
        Decision decision = rule.apply(timeline, at);
        if (reserved) {
            openSlot.free(key);
        }
        write(key, decision, at, reason);
        return new Change(decision.outcome(), decision.period(), at);
    }

    /** What is to be ended or annulled may stand in a list that waits: nobody has to hold it back until then. */
    private Decision firstDecision(RelationshipKey key, BiFunction<Timeline, Instant, Decision> rule, Instant now) {
        try {
            return rule.apply(new Timeline(relationships.current(key)), now);
        } catch (Refused refused) {
            if (refused.code() != Code.RELATIONSHIP_NOT_FOUND
                    || waitingLists.stream().noneMatch(lists -> lists.bringForward(key))) {
                throw refused;
            }
            return rule.apply(new Timeline(relationships.current(key)), now);
        }
    }

    private void write(RelationshipKey key, Decision decision, Instant at, @Nullable String reason) {
        decision.amendment().closed().forEach(closed -> relationships.supersede(key, closed, at, reason));
        if (!decision.amendment().added().isEmpty()) {
            relationships.add(key, decision.period());
        }
    }

    /** Two changes of a relationship never carry the same time, whatever the nodes' clocks say. */
    private static Instant later(Instant now, Instant last) {
        return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    }
}
