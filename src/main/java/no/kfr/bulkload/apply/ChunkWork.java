package no.kfr.bulkload.apply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.EntryOutcome;
import no.kfr.bulkload.entry.PackedEntry;
import no.kfr.register.bulk.BulkEntry;
import no.kfr.register.bulk.BulkOutcome;
import no.kfr.register.bulk.BulkRegister;
import no.kfr.register.bulk.BulkScope;
import no.kfr.register.period.Ownership;
import org.springframework.stereotype.Component;

/** Applies a chunk to the register: several entries of a customer as one. */
@Component
public class ChunkWork {

    private final BulkRegister register;

    ChunkWork(BulkRegister register) {
        this.register = register;
    }

    /** What became of a chunk, a byte for each entry. */
    record Applied(byte[] outcomes, int[] counts) {

        int count(EntryOutcome outcome) {
            return counts[outcome.ordinal()];
        }

        Batch.Counts asCounts() {
            return new Batch.Counts(
                    count(EntryOutcome.ADDED),
                    count(EntryOutcome.CHANGED),
                    count(EntryOutcome.ALREADY_THERE),
                    count(EntryOutcome.ENDED),
                    count(EntryOutcome.NOT_FOUND),
                    count(EntryOutcome.BEFORE_START),
                    count(EntryOutcome.OVERTAKEN),
                    0);
        }
    }

    Applied apply(BulkScope scope, Chunk chunk, boolean ends) {
        List<BulkEntry> entries = new ArrayList<>(chunk.size());
        int[] leaders = leaders(chunk, entries);
        Map<String, BulkOutcome> outcomes = ends ? register.end(scope, entries) : register.register(scope, entries);
        byte[] stored = new byte[chunk.size()];
        int[] counts = new int[EntryOutcome.values().length];
        int next = 0;
        for (int i = 0; i < chunk.size(); i++) {
            EntryOutcome outcome = chunk.isRefused(i) ? EntryOutcome.REFUSED : EntryOutcome.DUPLICATE;
            if (leaders[i] == i) {
                outcome = outcome(outcomes, entries.get(next++));
            }
            stored[i] = outcome.stored();
            counts[outcome.ordinal()]++;
        }
        return new Applied(stored, counts);
    }

    /** A chunk that is lost in a crash of the database, together with the progress of its batch, is applied again. */
    void commitWithoutWaiting() {
        register.commitWithoutWaiting();
    }

    /**
     * Which entry stands for each, and -1 where none does.
     *
     * @param entries gets one for each customer, merged
     */
    static int[] leaders(Chunk chunk, List<BulkEntry> entries) {
        int[] leaders = new int[chunk.size()];
        int to;
        for (int from = 0; from < chunk.size(); from = to) {
            // looked for once: a chunk may hold hundreds of thousands of entries of one customer
            to = chunk.endOfCustomer(from);
            Arrays.fill(leaders, from, to, merge(chunk, from, to, entries));
        }
        return leaders;
    }

    /** The entry with the lowest position stands for all: the earliest start, the strongest ownership. */
    private static int merge(Chunk chunk, int from, int to, List<BulkEntry> entries) {
        int leader = -1;
        LocalDate date = LocalDate.MAX;
        Ownership ownership = Ownership.UNKNOWN;
        for (int i = from; i < to; i++) {
            if (!chunk.isRefused(i)) {
                leader = leader < 0 ? i : leader;
                LocalDate own = PackedEntry.date(chunk.terms()[i]);
                date = own.isBefore(date) ? own : date;
                ownership = ownership.strongest(PackedEntry.ownership(chunk.terms()[i]));
            }
        }
        if (leader >= 0) {
            entries.add(new BulkEntry(PackedEntry.customerId(chunk.customer(from)), date, ownership));
        }
        return leader;
    }

    private static EntryOutcome outcome(Map<String, BulkOutcome> outcomes, BulkEntry entry) {
        BulkOutcome outcome = outcomes.get(entry.customer());
        if (outcome == null) {
            throw new IllegalStateException("an entry was lost");
        }
        return switch (outcome) {
            case ADDED -> EntryOutcome.ADDED;
            case CHANGED -> EntryOutcome.CHANGED;
            case ALREADY_THERE -> EntryOutcome.ALREADY_THERE;
            case ENDED -> EntryOutcome.ENDED;
            case NOT_FOUND -> EntryOutcome.NOT_FOUND;
            case BEFORE_START -> EntryOutcome.BEFORE_START;
            case OVERTAKEN -> EntryOutcome.OVERTAKEN;
        };
    }
}
