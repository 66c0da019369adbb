package no.kfr.register.bulk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import no.kfr.register.CommitTimes;
import no.kfr.register.Register;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.transaction.CommonTime;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Many relationships at once, from a list that was true at some moment. The list counts as if it had been recorded at that
 * moment, followed by everything that was recorded since: what was ended or annulled later stays so.
 *
 * <p>Runs in the caller's transaction, at read committed, and keeps the order that {@link Register} keeps: whoever changes a
 * relationship holds its open slot. A collision fails as it does there, and is repeated in a fresh transaction. Nobody sees
 * anything of it before the transaction is committed.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class BulkRegister {

    private static final int ROUNDS = 5;
    /** So many that what one statement has touched in the database is still in the processor's cache for the next. */
    private static final int SLICE = 1000;

    private final BulkStatements statements;
    private final CommitTimes commits;
    private final CommonTime time;

    BulkRegister(BulkStatements statements, CommitTimes commits, CommonTime time) {
        this.statements = statements;
        this.commits = commits;
        this.time = time;
    }

    /**
     * Registers each customer as one from its date on.
     *
     * @param entries sorted by customer, each only once
     * @return what became of each, by customer
     */
    public Map<String, BulkOutcome> register(BulkScope scope, List<BulkEntry> entries) {
        statements.begin();
        Instant at = time.now();
        commits.changed(scope.institution(), at);
        Map<String, BulkOutcome> outcomes = HashMap.newHashMap(entries.size());
        for (int from = 0; from < entries.size(); from += SLICE) {
            List<BulkEntry> slice = entries.subList(from, Math.min(entries.size(), from + SLICE));
            outcomes.putAll(registerSlice(scope, slice, at));
        }
        return outcomes;
    }

    private Map<String, BulkOutcome> registerSlice(BulkScope scope, List<BulkEntry> entries, Instant at) {
        Set<String> added = statements.addOpen(scope, entries, at);
        Map<String, BulkOutcome> outcomes = HashMap.newHashMap(entries.size());
        added.forEach(customer -> outcomes.put(customer, BulkOutcome.ADDED));
        List<BulkEntry> rest = entries.stream()
                .filter(entry -> !added.contains(entry.customer()))
                .toList();
        Set<String> unchanged = rest.isEmpty() ? Set.of() : statements.alreadyThere(scope, rest);
        unchanged.forEach(customer -> outcomes.put(customer, BulkOutcome.ALREADY_THERE));
        Set<String> withHistory = added.isEmpty() ? Set.of() : statements.withOtherRows(scope, added);
        List<BulkEntry> others = entries.stream()
                .filter(entry -> withHistory.contains(entry.customer()) || !outcomes.containsKey(entry.customer()))
                .toList();
        if (!others.isEmpty()) {
            outcomes.putAll(registerOneByOne(scope, others, withHistory, at));
        }
        return outcomes;
    }

    /**
     * Ends each relationship on its date, where it was open when the list was true.
     *
     * @param entries sorted by customer, each only once
     * @return what became of each, by customer
     */
    public Map<String, BulkOutcome> end(BulkScope scope, List<BulkEntry> entries) {
        statements.begin();
        Set<String> locked = statements.lockOpen(scope, customers(entries));
        return decide(scope, entries, Set.of(), time.now(), (entry, history) -> {
            BulkVerdict verdict = history.ended(entry.date(), scope.statedAt());
            if (verdict.writes() && !locked.contains(entry.customer())) {
                // it was ended already, or came up after the lock was looked for
                throw new OptimisticLockingFailureException("the open row was not there to be locked");
            }
            return verdict;
        });
    }

    /** On which day the open relationship with each of the customers starts, where there was one when the list was true. */
    public Map<String, LocalDate> openSince(BulkScope scope, List<BulkEntry> entries) {
        statements.begin();
        Map<String, LocalDate> starts = HashMap.newHashMap(entries.size());
        statements.open(scope, customers(entries)).forEach((customer, row) -> {
            if (!row.counts().isAfter(scope.statedAt())) {
                starts.put(customer, row.period().from());
            }
        });
        return starts;
    }

    /**
     * For callers who would do the work again: the caller's transaction may be gone after a crash of the database although it
     * was committed, as a whole, and never when a later one that somebody was told of is there.
     */
    public void commitWithoutWaiting() {
        statements.commitWithoutWaiting();
    }

    private Map<String, BulkOutcome> registerOneByOne(
            BulkScope scope, List<BulkEntry> entries, Set<String> added, Instant at) {
        Set<String> filled = new HashSet<>(added);
        List<BulkEntry> without = entries.stream()
                .filter(entry -> !filled.contains(entry.customer()))
                .toList();
        for (int round = 0; !without.isEmpty(); round++) {
            Set<String> locked = statements.lockOpen(scope, customers(without));
            without = without.stream()
                    .filter(entry -> !locked.contains(entry.customer()))
                    .toList();
            if (!without.isEmpty()) {
                // whoever held the slot has emptied it meanwhile
                Set<String> taken = statements.addOpen(scope, without, at);
                filled.addAll(taken);
                without = without.stream()
                        .filter(entry -> !taken.contains(entry.customer()))
                        .toList();
            }
            if (round == ROUNDS) {
                throw new OptimisticLockingFailureException("the open slot could not be taken");
            }
        }
        return decide(
                scope,
                entries,
                filled,
                at,
                (entry, history) -> history.registered(BulkSql.openSpan(entry), scope.statedAt()));
    }

    /** Decides with the slots held, then writes it all. */
    private Map<String, BulkOutcome> decide(
            BulkScope scope,
            List<BulkEntry> entries,
            Set<String> filled,
            Instant at,
            BiFunction<BulkEntry, History, BulkVerdict> rule) {
        Set<String> customers = customers(entries);
        Map<String, List<StoredRow>> rows = statements.rows(scope, customers);
        Map<String, List<RecordedPeriod>> reaffirmed = statements.reaffirmed(scope, customers);
        Map<String, BulkOutcome> outcomes = HashMap.newHashMap(entries.size());
        BulkWrites writes = new BulkWrites();
        for (BulkEntry entry : entries) {
            List<StoredRow> held = new ArrayList<>(rows.getOrDefault(entry.customer(), List.of()));
            if (filled.contains(entry.customer())) {
                held.removeIf(StoredRow::isOpenNow);
                writes.free.add(entry.customer());
            }
            History history = new History(held, reaffirmed.getOrDefault(entry.customer(), List.of()));
            BulkVerdict verdict = rule.apply(entry, history);
            outcomes.put(entry.customer(), verdict.outcome());
            Instant when = history.lastSaid().map(last -> later(at, last)).orElse(at);
            writes.add(entry.customer(), verdict.amendment(), when);
            if (verdict.writes()) {
                commits.changed(scope.institution(), when);
            }
        }
        statements.write(scope, writes);
        return outcomes;
    }

    private static Set<String> customers(List<BulkEntry> entries) {
        Set<String> customers = new TreeSet<>();
        entries.forEach(entry -> customers.add(entry.customer()));
        return customers;
    }

    private static Instant later(Instant now, Instant last) {
        return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    }
}
