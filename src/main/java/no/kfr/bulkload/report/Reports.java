package no.kfr.bulkload.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.bulkload.entry.EntryOutcome;
import no.kfr.bulkload.entry.EntryRule;
import no.kfr.bulkload.entry.PackedEntry;
import no.kfr.bulkload.entry.RefusedEntries;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.springframework.stereotype.Component;

/** What became of each entry, in order of position. A chunk is in order of customer, so a page looks through those it may be in. */
@Component
public class Reports {

    private final ChunkTable chunks;

    Reports(ChunkTable chunks) {
        this.chunks = chunks;
    }

    /** Entries from a position on, and one more than asked for when there is more. */
    public List<ReportEntry> page(StoredBatch batch, boolean refusedOnly, int from, int most) {
        requireEntries(batch);
        int last = last(batch);
        List<ReportEntry> page = new ArrayList<>();
        int window = refusedOnly ? last : most + 1;
        TreeMap<Integer, ReportEntry> found = new TreeMap<>();
        int to = (int) Math.min(last, (long) from + window - 1);
        collect(batch, from, to, entry -> {
            if (!refusedOnly || entry.code() != null) {
                found.put(entry.position(), entry);
                if (found.size() > most + 1) {
                    found.pollLastEntry();
                }
            }
        });
        page.addAll(found.values());
        return page;
    }

    /** All entries, or those with a code, as a file. */
    public SpooledFile write(StoredBatch batch, boolean refusedOnly) {
        return CsvSpool.write("position,entry,outcome,code,rule", csv -> {
            forEach(batch, refusedOnly, entry -> write(csv, entry));
            // taken away meanwhile, all at once: then what was written is not all
            requireEntries(batch);
        });
    }

    private static void write(CsvSpool csv, ReportEntry entry) {
        Code code = entry.code();
        csv.line(
                entry.position(), entry.entry(), entry.outcome().text(), code == null ? null : code.id(), entry.rule());
    }

    private void requireEntries(StoredBatch batch) {
        if (!chunks.hasEntries(batch.id())) {
            throw Refused.because(Code.REPORT_GONE);
        }
    }

    /** All entries, in order; held as two numbers each while that is done. */
    private void forEach(StoredBatch batch, boolean refusedOnly, Consumer<ReportEntry> each) {
        int last = last(batch);
        long[] customers = new long[last + 1];
        int[] terms = new int[last + 1];
        byte[] outcomes = new byte[last + 1];
        chunks.forEach(batch.id(), 1, last, stored -> {
            for (int i = 0; i < stored.chunk().size(); i++) {
                if (!stored.chunk().isShadow(i)) {
                    int position = stored.chunk().position(i);
                    customers[position] = stored.chunk().customer(i);
                    terms[position] = stored.chunk().terms()[i];
                    outcomes[position] = outcome(batch, stored, i).stored();
                }
            }
        });
        Consumer<ReportEntry> wanted = entry -> {
            if (!refusedOnly || entry.code() != null) {
                each.accept(entry);
            }
        };
        int[] next = {1};
        chunks.forEachRefused(batch.id(), 1, last, refused -> {
            while (next[0] < refused.position()) {
                wanted.accept(entry(next[0], customers[next[0]], terms[next[0]], EntryOutcome.of(outcomes[next[0]])));
                next[0]++;
            }
            wanted.accept(entry(refused));
            next[0]++;
        });
        for (int position = next[0]; position <= last; position++) {
            wanted.accept(entry(position, customers[position], terms[position], EntryOutcome.of(outcomes[position])));
        }
    }

    private void collect(StoredBatch batch, int from, int to, Consumer<ReportEntry> each) {
        chunks.forEachRefused(batch.id(), from, to, refused -> {
            if (refused.position() >= from && refused.position() <= to) {
                each.accept(entry(refused));
            }
        });
        chunks.forEach(batch.id(), from, to, stored -> {
            Chunk chunk = stored.chunk();
            for (int i = 0; i < chunk.size(); i++) {
                int position = chunk.position(i);
                if (position >= from && position <= to && !chunk.isShadow(i)) {
                    each.accept(entry(position, chunk.customer(i), chunk.terms()[i], outcome(batch, stored, i)));
                }
            }
        });
    }

    /** The last position: those whom a snapshot ends follow the file's entries. */
    private static int last(StoredBatch batch) {
        Batch.Endings endings = batch.shown().endings();
        return batch.shown().entries() + (endings == null ? 0 : endings.toEnd());
    }

    private static EntryOutcome outcome(StoredBatch batch, ChunkTable.Stored stored, int index) {
        byte[] outcomes = stored.outcomes();
        if (outcomes != null && EntryOutcome.of(outcomes[index]) != EntryOutcome.PENDING) {
            return EntryOutcome.of(outcomes[index]);
        }
        Chunk chunk = stored.chunk();
        if (chunk.isRefused(index)) {
            return EntryOutcome.REFUSED;
        }
        if (isDuplicate(chunk, index)) {
            return EntryOutcome.DUPLICATE;
        }
        return batch.shown().state().isFinal() ? EntryOutcome.NOT_APPLIED : EntryOutcome.PENDING;
    }

    private static boolean isDuplicate(Chunk chunk, int index) {
        for (int i = index - 1; i >= 0 && chunk.customer(i) == chunk.customer(index); i--) {
            if (!chunk.isRefused(i)) {
                return true;
            }
        }
        return false;
    }

    private static ReportEntry entry(RefusedEntries.Entry refused) {
        EntryRule rule = refused.rule();
        return new ReportEntry(refused.position(), refused.text(), EntryOutcome.REFUSED, rule.code(), rule.text());
    }

    private static ReportEntry entry(int position, long customer, int terms, EntryOutcome outcome) {
        EntryRule rule = switch (outcome) {
            case REFUSED -> EntryRule.CONTRADICTED;
            case NOT_FOUND -> EntryRule.NOT_FOUND;
            case BEFORE_START -> EntryRule.BEFORE_START;
            default -> null;
        };
        Code code = rule == null ? null : rule.code();
        return new ReportEntry(
                position, PackedEntry.text(customer, terms), outcome, code, rule == null ? null : rule.text());
    }
}
