package no.kfr.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import no.kfr.register.period.Span;
import no.kfr.register.period.Timeline;
import no.kfr.transaction.CommonTime;
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

    /** Nothing to end or to annul; or an end before the start, which a list may know better. */
    private static final Set<Code> PERHAPS_IN_A_LIST = Set.of(Code.RELATIONSHIP_NOT_FOUND, Code.INVALID_DATE);

    private final Relationships relationships;
    private final ManyCustomers manyCustomers;
    private final OpenSlot openSlot;
    private final ObjectProvider<WaitingLists> waitingLists;
    private final Reaffirmations reaffirmations;
    private final PastRelationships past;
    private final CommitTimes commits;
    private final CommonTime time;

    Register(
            Relationships relationships,
            ManyCustomers manyCustomers,
            OpenSlot openSlot,
            ObjectProvider<WaitingLists> waitingLists,
            Reaffirmations reaffirmations,
            PastRelationships past,
            CommitTimes commits,
            CommonTime time) {
        this.relationships = relationships;
        this.manyCustomers = manyCustomers;
        this.openSlot = openSlot;
        this.waitingLists = waitingLists;
        this.reaffirmations = reaffirmations;
        this.past = past;
        this.commits = commits;
        this.time = time;
    }

    /** Adds a period, open or closed, to what the register holds. What it held already counts as said anew. */
    public Change register(RelationshipKey key, Period period, Ownership ownership) {
        Span span = new Span(period, ownership);
        return change(key, null, span, (timeline, at) -> timeline.register(period, ownership, at));
    }

    /**
     * Closes the open period.
     *
     * @param lastDay last day of the relationship
     * @throws no.kfr.refusal.Refused when no period is open, in waiting lists either, or it starts later
     */
    public Change end(RelationshipKey key, LocalDate lastDay) {
        return change(key, null, null, (timeline, at) -> timeline.end(lastDay, at));
    }

    /**
     * Takes out a period that never was. The trace stays, with the reason.
     *
     * @param startOfPeriod exactly as the register holds it
     * @throws no.kfr.refusal.Refused when no current period starts that day
     */
    public Change annul(RelationshipKey key, LocalDate startOfPeriod, String reason) {
        return change(key, reason, null, (timeline, at) -> timeline.annul(startOfPeriod));
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

    /** What {@link #find} would have answered at a past moment: what was committed by then. */
    public List<KnownRelationship> findAsOf(CustomerId customer, Period asked, Instant moment) {
        return past.find(customer, asked, moment);
    }

    private Change change(
            RelationshipKey key,
            @Nullable String reason,
            @Nullable Span registered,
            BiFunction<Timeline, Instant, Decision> rule) {
        Instant now = time.now();
        // What is refused needs no lock: it was so at the moment of reading.
        requirePossible(key, rule, now);
        boolean reserved = openSlot.take(key, now);
        // Read again: what was read before the mutex was held may be history by now.
        Timeline timeline = new Timeline(relationships.current(key));
        Instant at = reaffirmations.lastSaid(key).map(last -> later(now, last)).orElse(now);
        Decision decision = rule.apply(timeline, at);
        if (reserved) {
            openSlot.free(key);
        }
        write(key, decision, at, reason);
        if (registered != null && decision.outcome() == Outcome.ALREADY_THERE) {
            reaffirmations.add(key, registered, at);
        }
        return new Change(decision.outcome(), decision.period(), at);
    }

    /**
     * What is to be ended or annulled may stand in a list that waits, or may have stood there a moment ago: after the lists the register is
     * read once more, so that a chunk that was committed between the two readings is seen in the one or the other.
     */
    private void requirePossible(RelationshipKey key, BiFunction<Timeline, Instant, Decision> rule, Instant now) {
        try {
            decided(key, rule, now);
        } catch (Refused refused) {
            if (!PERHAPS_IN_A_LIST.contains(refused.code())) {
                throw refused;
            }
            waitingLists.forEach(lists -> lists.bringForward(key));
            decided(key, rule, now);
        }
    }

    private Decision decided(RelationshipKey key, BiFunction<Timeline, Instant, Decision> rule, Instant now) {
        return rule.apply(new Timeline(relationships.current(key)), now);
    }

    private void write(RelationshipKey key, Decision decision, Instant at, @Nullable String reason) {
        decision.amendment().closed().forEach(closed -> relationships.supersede(key, closed, at, reason));
        if (!decision.amendment().added().isEmpty()) {
            relationships.add(key, decision.period());
        }
        if (!decision.amendment().isNothing()) {
            commits.changed(key.institution(), at);
        }
    }

    /** Two changes of a relationship never carry the same time, even where the database's clock was set back. */
    private static Instant later(Instant now, Instant last) {
        return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    }
}
