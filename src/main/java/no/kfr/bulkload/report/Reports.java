package no.kfr.bulkload.report;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.bulkload.entry.EntryOutcome;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.springframework.stereotype.Component;

/**
 * What became of each entry, in order of position. A chunk is in order of customer: a page of many entries is read from the report that is
 * written in order.
 */
@Component
public class Reports {

    /** So few are looked through sooner than they are written down in another order. */
    private static final int FEW = 2000;

    private final ChunkTable chunks;
    private final OrderedReports ordered;

    Reports(ChunkTable chunks, OrderedReports ordered) {
        this.chunks = chunks;
        this.ordered = ordered;
    }

    /** Whether a page is found by its key, or among so few entries that it makes no difference. */
    public boolean isOrdered(StoredBatch batch) {
        return last(batch) <= FEW || ordered.has(batch);
    }

    /** Writes the report in order, so that its pages are found by their key; unless that is done, or chunks are being applied. */
    public void order(StoredBatch batch) {
        requireEntries(batch);
        if (!isOrdered(batch) && OrderedReports.stands(batch)) {
            OrderedReports.Writing report = ordered.begin(batch);
            forEach(batch, report::add);
            report.end();
        }
    }

    /** Entries from a position on, and one more than asked for when there is more. */
    public List<ReportEntry> page(StoredBatch batch, boolean refusedOnly, int from, int most) {
        requireEntries(batch);
        Collection<ReportLine> lines = ordered.has(batch)
                ? ordered.lines(batch, refusedOnly, from, most + 1)
                : looked(batch, refusedOnly, from, most + 1);
        return lines.stream().map(ReportLine::shown).toList();
    }

    private Collection<ReportLine> looked(StoredBatch batch, boolean refusedOnly, int from, int most) {
        int last = last(batch);
        TreeMap<Integer, ReportLine> found = new TreeMap<>();
        int to = refusedOnly ? last : (int) Math.min(last, (long) from + most - 1);
        collect(batch, from, to, line -> {
            if (!refusedOnly || line.hasCode()) {
                found.put(line.position(), line);
                if (found.size() > most) {
                    found.pollLastEntry();
                }
            }
        });
        return found.values();
    }

    /** All entries, or those with a code, as a file. */
    public SpooledFile write(StoredBatch batch, boolean refusedOnly) {
        return CsvSpool.write("position,entry,outcome,code,rule", csv -> {
            forEach(batch, line -> {
                if (!refusedOnly || line.hasCode()) {
                    write(csv, line.shown());
                }
            });
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
    private void forEach(StoredBatch batch, Consumer<ReportLine> each) {
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
        int[] next = {1};
        chunks.forEachRefused(batch.id(), 1, last, refused -> {
            while (next[0] < refused.position()) {
                each.accept(
                        ReportLine.of(next[0], customers[next[0]], terms[next[0]], EntryOutcome.of(outcomes[next[0]])));
                next[0]++;
            }
            each.accept(ReportLine.of(refused));
            next[0]++;
        });
        for (int position = next[0]; position <= last; position++) {
            each.accept(
                    ReportLine.of(position, customers[position], terms[position], EntryOutcome.of(outcomes[position])));
        }
    }

    private void collect(StoredBatch batch, int from, int to, Consumer<ReportLine> each) {
        chunks.forEachRefused(batch.id(), from, to, refused -> {
            if (refused.position() >= from && refused.position() <= to) {
                each.accept(ReportLine.of(refused));
            }
        });
        chunks.forEach(batch.id(), from, to, stored -> {
            Chunk chunk = stored.chunk();
            for (int i = 0; i < chunk.size(); i++) {
                int position = chunk.position(i);
                if (position >= from && position <= to && !chunk.isShadow(i)) {
                    each.accept(
                            ReportLine.of(position, chunk.customer(i), chunk.terms()[i], outcome(batch, stored, i)));
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
}
