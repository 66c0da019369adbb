package no.kfr.bulkload.report;

import java.util.ArrayList;
import java.util.List;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.entry.PackedBytes;
import no.kfr.bulkload.entry.PackedEntry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Reports in order of position, in pages that are found by their key: to read a part costs what the part holds, however large the batch
 * is. A report is written once for how far its batch was.
 */
@Repository
class OrderedReports {

    private static final int LINES = 500;
    private static final int WRITTEN_AT_ONCE = 50;

    private final JdbcTemplate database;

    OrderedReports(JdbcTemplate database) {
        this.database = database;
    }

    /** Whether a report can be written: not while chunk after chunk changes it. */
    static boolean stands(StoredBatch batch) {
        return batch.shown().state().isFinal() || batch.chunksDone() == 0 && batch.partDone() == 0;
    }

    /** When a snapshot has counted whom it does not list, they are chunks, too. */
    private static String asOf(StoredBatch batch) {
        return batch.shown().state().isFinal() ? "END" : "CHUNKS" + batch.chunks();
    }

    boolean has(StoredBatch batch) {
        return stands(batch) && !content(batch, false, 0, 1).isEmpty();
    }

    /** Some lines from a position on, in order: the page that holds it, and so many that there are enough. */
    List<ReportLine> lines(StoredBatch batch, boolean codedOnly, int from, int most) {
        List<ReportLine> lines = new ArrayList<>();
        for (byte[] content : content(batch, codedOnly, from, most / LINES + 2)) {
            PackedBytes.Reader page = new PackedBytes.Reader(content);
            int position = 0;
            for (long left = page.number(); left > 0 && lines.size() < most; left--) {
                ReportLine line = ReportLine.unpack(page, position);
                position = line.position();
                if (position >= from) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /** Ordered by the whole key: else the embedded database sorts all pages that follow before it gives the first. */
    private List<byte[]> content(StoredBatch batch, boolean codedOnly, int from, int pages) {
        return database.query(
                "select content from batch_report_page where batch_id = ? and as_of = ? and coded = ?"
                        + " and last_position >= ? order by batch_id, as_of, coded, last_position fetch first " + pages
                        + " rows only",
                (row, index) -> row.getBytes(1),
                batch.id(),
                asOf(batch),
                codedOnly ? 1 : 0,
                from);
    }

    /** Takes the report's lines in order of position; what was written of the batch before is gone. */
    Writing begin(StoredBatch batch) {
        database.update("delete from batch_report_page where batch_id = ?", batch.id());
        return new Writing(batch);
    }

    /** A report that is being written. */
    final class Writing {

        private final StoredBatch batch;
        private final List<Object[]> rows = new ArrayList<>();
        private final Page all = new Page(false);
        private final Page coded = new Page(true);

        private Writing(StoredBatch batch) {
            this.batch = batch;
        }

        void add(ReportLine line) {
            add(all, line);
            if (line.hasCode()) {
                add(coded, line);
            }
        }

        private void add(Page page, ReportLine line) {
            page.add(line);
            if (page.count == LINES) {
                turn(page, line.position());
            }
        }

        void end() {
            turn(all, PackedEntry.MOST_ENTRIES);
            turn(coded, PackedEntry.MOST_ENTRIES);
            store();
        }

        private void turn(Page page, int last) {
            rows.add(new Object[] {batch.id(), asOf(batch), page.isCoded ? 1 : 0, last, page.take()});
            if (rows.size() >= WRITTEN_AT_ONCE) {
                store();
            }
        }

        private void store() {
            database.batchUpdate(
                    "insert into batch_report_page (batch_id, as_of, coded, last_position, content)"
                            + " values (?, ?, ?, ?, ?)",
                    rows);
            rows.clear();
        }
    }

    /** A page that fills. */
    private static final class Page {

        private final boolean isCoded;
        private PackedBytes lines = new PackedBytes(0);
        private int count;
        private int last;

        Page(boolean isCoded) {
            this.isCoded = isCoded;
        }

        void add(ReportLine line) {
            line.pack(lines, last);
            last = line.position();
            count++;
        }

        byte[] take() {
            byte[] packed = lines.toArray();
            PackedBytes page = new PackedBytes(packed.length + 2);
            page.number(count);
            page.bytes(packed);
            lines = new PackedBytes(0);
            count = 0;
            last = 0;
            return page.toArray();
        }
    }
}
