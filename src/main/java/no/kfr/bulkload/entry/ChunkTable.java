package no.kfr.bulkload.entry;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The entries of batches. */
@Repository
public class ChunkTable {

    private final JdbcTemplate database;

    public ChunkTable(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * A chunk as it is stored.
     *
     * @param outcomes a byte for each entry, {@link EntryOutcome#PENDING} until it is applied; {@code null} until any is
     */
    public record Stored(int number, Chunk chunk, byte @Nullable [] outcomes) {}

    public void insert(String batchId, int number, Chunk chunk) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (int i = 0; i < chunk.size(); i++) {
            first = Math.min(first, chunk.position(i));
            last = Math.max(last, chunk.position(i));
        }
        database.update(
                "insert into batch_chunk (batch_id, chunk_no, first_position, last_position, content)"
                        + " values (?, ?, ?, ?, ?)",
                batchId,
                number,
                first,
                last,
                chunk.pack());
    }

    public void insert(String batchId, int number, RefusedEntries.Page page) {
        database.update(
                "insert into batch_refusal (batch_id, page_no, first_position, last_position, content)"
                        + " values (?, ?, ?, ?, ?)",
                batchId,
                number,
                page.first(),
                page.last(),
                page.content());
    }

    public Chunk read(String batchId, int number) {
        return stored(batchId, number).chunk();
    }

    public Stored stored(String batchId, int number) {
        return database.query(
                        "select content, outcomes from batch_chunk where batch_id = ? and chunk_no = ?",
                        (row, index) -> new Stored(number, Chunk.unpack(row.getBytes(1)), row.getBytes(2)),
                        batchId,
                        number)
                .getFirst();
    }

    /**
     * Stores what became of entries of a chunk.
     *
     * @param from index of the first
     */
    public void applied(String batchId, Stored chunk, int from, byte[] outcomes) {
        byte[] all = chunk.outcomes() == null
                ? new byte[chunk.chunk().size()]
                : chunk.outcomes().clone();
        System.arraycopy(outcomes, 0, all, from, outcomes.length);
        store(batchId, chunk.number(), all);
    }

    private void store(String batchId, int number, byte[] outcomes) {
        database.update(
                "update batch_chunk set outcomes = ? where batch_id = ? and chunk_no = ?", outcomes, batchId, number);
    }

    /** Each chunk that has entries from these positions, one after the other. */
    public void forEach(String batchId, int from, int to, Consumer<Stored> each) {
        List<Integer> numbers = database.queryForList(
                "select chunk_no from batch_chunk where batch_id = ? and last_position >= ? and first_position <= ?"
                        + " order by chunk_no",
                Integer.class,
                batchId,
                from,
                to);
        for (Integer number : numbers) {
            database.query(
                    "select content, outcomes from batch_chunk where batch_id = ? and chunk_no = ?",
                    row -> {
                        each.accept(new Stored(number, Chunk.unpack(row.getBytes(1)), row.getBytes(2)));
                    },
                    batchId,
                    number);
        }
    }

    /** Each page of refused entries from these positions, in order of position. */
    public void forEachRefused(String batchId, int from, int to, Consumer<RefusedEntries.Entry> each) {
        List<Integer> numbers = database.queryForList(
                "select page_no from batch_refusal where batch_id = ? and last_position >= ? and first_position <= ?"
                        + " order by page_no",
                Integer.class,
                batchId,
                from,
                to);
        for (Integer number : numbers) {
            database.query(
                    "select content from batch_refusal where batch_id = ? and page_no = ?",
                    row -> {
                        RefusedEntries.unpack(row.getBytes(1)).forEach(each);
                    },
                    batchId,
                    number);
        }
    }

    /** Every batch has some, until they are removed. */
    public boolean hasEntries(String batchId) {
        return has("batch_chunk", batchId) || has("batch_refusal", batchId);
    }

    private boolean has(String table, String batchId) {
        return !database.queryForList(
                        "select 1 from " + table + " where batch_id = ? fetch first 1 rows only",
                        Integer.class,
                        batchId)
                .isEmpty();
    }

    public void remove(String batchId) {
        database.update("delete from batch_chunk where batch_id = ?", batchId);
        database.update("delete from batch_refusal where batch_id = ?", batchId);
        database.update("delete from batch_report_page where batch_id = ?", batchId);
    }
}
