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
                    + " b.block_hash, b.bound as block_bound";

    private static final String WAITING = """
        with waiting as (
            select u.entry_id from journal_unsealed u join journal_entry n on n.entry_id = u.entry_id
            where u.refused = 0 order by n.recorded_at, n.entry_no fetch first %d rows only)
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
    List<BoundLeaf> waiting(int most) {
        return database.query(
                WAITING.formatted(most, LeafRows.COLUMNS, LeafRows.MESSAGES), (row, number) -> LeafRows.readBound(row));
    }

    /** They are not looked at again; the verification tells of them. */
    void refuse(List<String> entries) {
        database.batchUpdate(
                "update journal_unsealed set refused = 1 where entry_id = ?",
                entries.stream().map(entry -> new Object[] {entry}).toList());
    }

    /** The hash of the block of this number, when it is there. */
    Optional<byte[]> hash(long number) {
        return database
                .query(
                        "select " + COLUMNS + " from journal_block b where b.block_no = ?",
                        (row, index) -> read(row).hash(),
                        number)
                .stream()
                .findFirst();
    }

    /** Whether a block is there that a node bound. */
    boolean isBinding() {
        return !database.queryForList(
                        "select block_no from journal_block where bound is not null fetch first 1 rows only",
                        Long.class)
                .isEmpty();
    }

    /**
     * What waits.
     *
     * @param oldest when the oldest of it was recorded
     * @param refused what no node wrote, and will not be sealed
     */
    public record Waiting(long entries, Optional<Instant> oldest, long refused) {}

    /** How much waits, and since when. */
    public Waiting waiting() {
        return Objects.requireNonNull(database.queryForObject(
                "select count(*) - coalesce(sum(u.refused), 0), min(case when u.refused = 0 then e.recorded_at end),"
                        + " coalesce(sum(u.refused), 0)"
                        + " from journal_unsealed u join journal_entry e on e.entry_id = u.entry_id",
                (row, number) -> new Waiting(
                        row.getLong(1),
                        Optional.ofNullable(row.getObject(2, LocalDateTime.class))
                                .map(UtcTime::moment),
                        row.getLong(3))));
    }

    /** Fails on a key that is taken when another node closed a block with this number, or with one of these entries. */
    void add(Block block, List<Leaf> leaves) {
        database.update(
                "insert into journal_block (block_no, previous_hash, merkle_root, entries, sealed_at, certificate,"
                        + " signature, block_hash, bound) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                block.number(),
                block.previous(),
                block.root(),
                block.entries(),
                UtcTime.of(block.sealedAt()),
                block.certificate(),
                block.signature(),
                block.hash(),
                block.bound());
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
                row.getBytes("signature"),
                row.getBytes("block_bound"));
    }
}
