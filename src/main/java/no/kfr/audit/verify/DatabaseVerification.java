package no.kfr.audit.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import no.kfr.audit.bind.NodeBinder;
import no.kfr.audit.bind.NodeMarks;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.seal.Block;
import no.kfr.audit.seal.BlockTable;
import no.kfr.audit.seal.BoundLeaf;
import no.kfr.audit.seal.CertificateTable;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.audit.seal.Leaf;
import no.kfr.audit.seal.LeafRows;
import no.kfr.audit.verify.Finding.Kind;
import no.kfr.audit.verify.VerificationReport.Counts;
import no.kfr.time.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** One run over the journal in the database, from its first block to its newest: everything is read once, nothing is kept. */
public final class DatabaseVerification {

    private static final int BLOCKS_AT_ONCE = 500;
    private static final int ENTRIES_AT_ONCE = 1000;
    private static final int MESSAGES_AT_ONCE = 20;
    private static final Duration SEALED_WITHIN = Duration.ofMinutes(1);

    private static final String BLOCKS = "select " + BlockTable.COLUMNS + ", t.token from journal_block b"
            + " left join journal_time_stamp t on t.block_no = b.block_no where b.block_no > ?"
            + " order by b.block_no fetch first " + BLOCKS_AT_ONCE + " rows only";

    private static final String LEAVES = "select l.block_no, l.leaf_no, l.leaf_hash, l.entry_id as leaf_entry,"
            + " e.entry_no, e.control_object, e.control_object_key, e.control_object_hash, e.detail, e.detail_salt, "
            + LeafRows.COLUMNS + " from journal_leaf l left join journal_entry e on e.entry_id = l.entry_id"
            + LeafRows.MESSAGES + " where l.block_no > ? and l.block_no <= ? order by l.block_no, l.leaf_no";

    private static final String CONTENTS = "select m.entry_id, m.kind, m.content_commit, m.content, m.content_key,"
            // the entry's time is sealed, the message's is not
            + " coalesce(e.recorded_at, m.recorded_at) as recorded_at from journal_message m"
            + " left join journal_entry e on e.entry_id = m.entry_id";

    private final JdbcTemplate database;
    private final Clock clock;
    private final Findings findings = new Findings();
    private final BoundCheck bound;
    private final NodeMarks marks;
    private final ChainCheck chain;
    private final LeavesCheck leaves;
    private final ContentCheck contents;
    private final SignersCheck signers;
    private final WithheldCheck withheld;
    private long entries;
    private long messages;
    private long late;

    private record StoredBlock(Block block, byte[] hash, byte @Nullable [] timeStamp) {}

    /** What is known of the nodes that wrote. */
    public record Nodes(NodeBinder binder, NodeMarks marks) {}

    /** @param database with a connection of its own, on which rows can be read as they come */
    public DatabaseVerification(
            JdbcTemplate database,
            ContentCipher cipher,
            CertificateTable certificates,
            Nodes nodes,
            VerificationParameters parameters,
            Clock clock) {
        this.database = database;
        this.clock = clock;
        this.bound = new BoundCheck(nodes.binder(), findings);
        this.marks = nodes.marks();
        this.chain = new ChainCheck(
                parameters,
                findings,
                fingerprint -> certificates.find(fingerprint).orElse(List.of()),
                block -> bound.isBound(block),
                true);
        this.leaves = new LeavesCheck(findings);
        this.withheld = new WithheldCheck(database, findings);
        this.signers = new SignersCheck(database, certificates, findings);
        this.contents = new ContentCheck(cipher, findings);
    }

    /** To be called in a transaction. */
    public VerificationReport run() {
        bound.begin(marks.all());
        withheld.begin();
        long last = 0;
        List<StoredBlock> page = blocksAfter(Long.MIN_VALUE);
        while (!page.isEmpty()) {
            last = page.getLast().block().number();
            checkPage(page, page.getFirst().block().number() - 1, last);
            page = blocksAfter(last);
        }
        new WaitingCheck(database, bound, withheld).check(last);
        withheld.end();
        bound.end();
        database.setFetchSize(MESSAGES_AT_ONCE);
        database.query(CONTENTS, this::checkMessage);
        contents.end();
        signers.check();
        var unsealed = new UnsealedCheck(database, findings);
        unsealed.check(last);
        late = unsealed.late(clock.instant().minus(SEALED_WITHIN));
        chain.end(clock.instant());
        return report();
    }

    private VerificationReport report() {
        return new VerificationReport(
                Counts.ofBlocks(chain.blocks())
                        .withEntries(entries)
                        .withMessages(messages)
                        .withPurged(contents.purged())
                        .withLate(late),
                chain.newest(),
                chain.stamp(),
                findings.listed(),
                findings.more());
    }

    private List<StoredBlock> blocksAfter(long number) {
        return database.query(
                BLOCKS,
                (row, index) ->
                        new StoredBlock(BlockTable.read(row), row.getBytes("block_hash"), row.getBytes("token")),
                number);
    }

    private void checkPage(List<StoredBlock> page, long after, long last) {
        Deque<StoredBlock> open = new ArrayDeque<>(page);
        page.forEach(each -> bound.block(each.block()));
        List<LeafRow> rows = new ArrayList<>();
        boolean[] sound = {true};
        database.setFetchSize(ENTRIES_AT_ONCE);
        database.query(
                LEAVES,
                row -> {
                    LeafRow leaf = leaf(row);
                    if (leaf.entry() != null) {
                        bound.saw(LeafRows.readBound(row));
                    }
                    while (!open.isEmpty() && open.getFirst().block().number() < leaf.block()) {
                        close(open.removeFirst(), rows, sound);
                    }
                    if (open.isEmpty() || open.getFirst().block().number() != leaf.block()) {
                        findings.add(Kind.BLOCK_REMOVED, leaf.where(), "the entry's block is gone");
                    } else {
                        rows.add(leaf);
                        sound[0] &= checkLeaf(open.getFirst().block(), leaf, row);
                    }
                },
                after,
                last);
        open.forEach(block -> close(block, rows, sound));
    }

    private void close(StoredBlock stored, List<LeafRow> rows, boolean[] sound) {
        leaves.checkBlock(stored.block(), rows, sound[0]);
        chain.next(stored.block(), stored.hash(), stored.timeStamp());
        rows.clear();
        sound[0] = true;
    }

    private static LeafRow leaf(ResultSet row) throws SQLException {
        return new LeafRow(
                row.getLong("block_no"),
                row.getInt("leaf_no"),
                row.getString("leaf_entry"),
                row.getBytes("leaf_hash"),
                row.getLong("entry_no"),
                row.getString("entry_id") == null ? null : LeafRows.read(row));
    }

    private boolean checkLeaf(Block block, LeafRow leaf, ResultSet row) throws SQLException {
        entries++;
        if (!leaves.checkEntry(leaf) || leaf.entry() == null) {
            return false;
        }
        var entry = leaf.entry();
        BoundLeaf by = LeafRows.readBound(row);
        boolean credible = bound.check(block, leaf.where(), by);
        if (by.own() == null && !chain.canHold(block, entry.recordedAt())) {
            findings.add(
                    Kind.ENTRY_INSERTED,
                    leaf.where(),
                    "it says that it was recorded at " + entry.recordedAt()
                            + ", which is not when its block was sealed");
        }
        contents.controlObject(
                leaf.where(),
                entry.recordedAt(),
                entry.id(),
                encrypted(row, "control_object"),
                entry.commitments().of(Part.CONTROL_OBJECT),
                row.getBytes("control_object_hash"));
        String detail = row.getString("detail");
        contents.detail(
                leaf.where(),
                entry.recordedAt(),
                detail,
                row.getBytes("detail_salt"),
                entry.commitments().of(Part.DETAIL));
        if (credible) {
            counts(entry, detail);
        }
        return true;
    }

    private void counts(Leaf entry, @Nullable String detail) {
        withheld.entry(entry);
        if (detail != null && entry.facts().operation().equals(PurgedKind.OPERATION)) {
            PurgedKind.Purge.read(detail).ifPresent(purge -> contents.purge(purge.kind(), purge.before()));
        }
    }

    private void checkMessage(ResultSet row) throws SQLException {
        messages++;
        String kind = row.getString("kind");
        String entry = row.getString("entry_id");
        String where = "entry " + entry + ", " + kind;
        if (!kind.equals(Part.REQUEST.name()) && !kind.equals(Part.REPLY.name())) {
            findings.add(Kind.CONTENT_ALTERED, where, "there is no such kind of message");
            return;
        }
        contents.message(
                where,
                UtcTime.read(row, "recorded_at"),
                entry,
                Part.valueOf(kind),
                encrypted(row, "content"),
                row.getBytes("content_commit"));
    }

    private static @Nullable Encrypted encrypted(ResultSet row, String column) throws SQLException {
        byte[] content = row.getBytes(column);
        String key = row.getString(column + "_key");
        return content == null ? null : new Encrypted(key == null ? "" : key, content);
    }
}
