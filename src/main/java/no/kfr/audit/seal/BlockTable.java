package no.kfr.audit.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import no.kfr.time.UtcTime;
import org.springframework.jdbc.core.JdbcOperations;

/** Blocks and the order of their leaves, as they are stored. */
public final class BlockTable {

    public static final String COLUMNS =
            "b.block_no, b.previous_hash, b.merkle_root, b.entries, b.sealed_at, b.certificate, b.signature,"
                    + " b.block_hash";

    private static final String WAITING = """
        with waiting as (
            select u.entry_id from journal_unsealed u join journal_entry n on n.entry_id = u.entry_id
            order by n.recorded_at, n.entry_no fetch first %d rows only)
        select %s from waiting w join journal_entry e on e.entry_id = w.entry_id %s order by e.entry_no\
        """;

    private final JdbcOperations database;

    public BlockTable(JdbcOperations database) {
        this.database = database;
    }

    /** The newest block. */
    public Optional<Block> newest() {
        return database
                .query(
                        "select " + COLUMNS + " from journal_block b"
                                + " where b.block_no = (select max(block_no) from journal_block)",
                        (row, number) -> read(row))
                .stream()
                .findFirst();
    }

    /** Committed entries that no block holds, the oldest first. Those of transactions that still run will be among them later, whatever their number. */
    List<Leaf> waiting(int most) {
        return database.query(
                WAITING.formatted(most, LeafRows.COLUMNS, LeafRows.MESSAGES), (row, number) -> LeafRows.read(row));
    }

    /**
     * What waits.
     *
     * @param oldest when the oldest of it was recorded
     */
    public record Waiting(long entries, Optional<Instant> oldest) {}

    /** How much waits, and since when. */
    public Waiting waiting() {
        return Objects.requireNonNull(database.queryForObject(
                "select count(*), min(e.recorded_at) from journal_unsealed u"
                        + " join journal_entry e on e.entry_id = u.entry_id",
                (row, number) -> new Waiting(
                        row.getLong(1),
                        Optional.ofNullable(row.getObject(2, LocalDateTime.class))
                                .map(UtcTime::moment))));
    }

    /** Fails on a key that is taken when another node closed a block with this number, or with one of these entries. */
    void add(Block block, List<Leaf> leaves) {
        database.update(
                "insert into journal_block (block_no, previous_hash, merkle_root, entries, sealed_at, certificate,"
                        + " signature, block_hash) values (?, ?, ?, ?, ?, ?, ?, ?)",
                block.number(),
                block.previous(),
                block.root(),
                block.entries(),
                UtcTime.of(block.sealedAt()),
                block.certificate(),
                block.signature(),
                block.hash());
        List<Object[]> rows = IntStream.range(0, leaves.size())
                .mapToObj(i -> new Object[] {
                    block.number(), i, leaves.get(i).id(), leaves.get(i).hash()
                })
                .toList();
        database.batchUpdate(
                "insert into journal_leaf (block_no, leaf_no, entry_id, leaf_hash) values (?, ?, ?, ?)", rows);
        database.batchUpdate(
                "delete from journal_unsealed where entry_id = ?",
                leaves.stream().map(leaf -> new Object[] {leaf.id()}).toList());
    }

    public static Block read(ResultSet row) throws SQLException {
        return new Block(
                row.getLong("block_no"),
                row.getBytes("previous_hash"),
                row.getBytes("merkle_root"),
                row.getInt("entries"),
                UtcTime.read(row, "sealed_at"),
                row.getString("certificate"),
                row.getBytes("signature"));
    }
}
