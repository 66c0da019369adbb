package no.kfr.audit.archive;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.archive.Archived.Content;
import no.kfr.audit.archive.Archived.Contents;
import no.kfr.audit.archive.Archived.SealedBlock;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.ContentUnreadable;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.seal.BlockTable;
import no.kfr.audit.seal.Commitment;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.audit.seal.Leaf;
import no.kfr.audit.seal.LeafRows;
import no.kfr.audit.seal.MerkleTree;
import no.kfr.audit.seal.StoredContent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads from the database what goes into a package. */
final class CaseRows {

    /** The messages of many questions in one are kept with the entry of the request, which may have another case than its questions. */
    private static final String OF_MANY = """
        select m.entry_id from journal_entry one
        join journal_entry m on m.principal = one.principal and m.actor = one.actor and m.operation = one.operation
            and m.correlation_id = one.correlation_id
            and m.recorded_at between one.recorded_at - interval '1' minute and one.recorded_at
        join journal_message kept on kept.entry_id = m.entry_id and kept.kind = 'REQUEST'
        where one.case_id = ? and one.operation = 'lookupCustomerRelationshipsBulk'\
        """;

    private static final String ENTRIES =
            "select l.block_no, l.leaf_no, e.control_object, e.control_object_key, e.detail,"
                    + " e.detail_salt, " + LeafRows.COLUMNS
                    + " from journal_entry e join journal_leaf l on l.entry_id = e.entry_id" + LeafRows.MESSAGES
                    + " where e.case_id = ? or e.entry_id in (" + OF_MANY + ") order by l.block_no, l.leaf_no";

    private final JdbcClient database;
    private final ContentCipher cipher;
    private final Map<Long, List<List<byte[]>>> proofs = new HashMap<>();

    CaseRows(JdbcClient database, ContentCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** Sealed entries of the case in the order of their seals; the salts of messages are filled in when they are read. */
    List<Archived.Entry> entries(UUID caseId) {
        return database.sql(ENTRIES)
                .params(caseId.toString(), caseId.toString())
                .query((row, number) -> entry(row))
                .list();
    }

    long unsealed(UUID caseId) {
        return database.sql("select count(*) from journal_entry e where e.case_id = ? and not exists"
                        + " (select 1 from journal_leaf l where l.entry_id = e.entry_id)")
                .param(caseId.toString())
                .query(Long.class)
                .single();
    }

    /** The message with its salt; nothing when there is none, or when it was purged. */
    Optional<Commitment> message(String entryId, Part part) {
        return database.sql("select content, content_key from journal_message where entry_id = ? and kind = ?")
                .params(entryId, part.name())
                .query((row, number) -> Optional.ofNullable(encrypted(row, "content")))
                .optional()
                .flatMap(found -> found)
                .map(content -> StoredContent.message(decrypt(entryId, part, content))
                        .orElseThrow(() -> new AuditRefused("A message of entry " + entryId + " was altered.")));
    }

    /** Blocks between these two, both included. */
    List<SealedBlock> blocks(long first, long last) {
        return database.sql("select " + BlockTable.COLUMNS + ", t.token from journal_block b left join"
                        + " journal_time_stamp t on t.block_no = b.block_no where b.block_no between ? and ?"
                        + " order by b.block_no")
                .params(first, last)
                .query((row, number) -> SealedBlock.of(BlockTable.read(row), row.getBytes("token")))
                .list();
    }

    /** The first block from this one on that is stamped, or the newest. */
    long stampedFrom(long block) {
        return database.sql("select coalesce((select min(block_no) from journal_time_stamp where block_no >= ?),"
                        + " max(b.block_no)) from journal_block b")
                .param(block)
                .query(Long.class)
                .single();
    }

    private Archived.Entry entry(ResultSet row) throws SQLException {
        Leaf leaf = LeafRows.read(row);
        long block = row.getLong("block_no");
        int place = row.getInt("leaf_no");
        List<List<byte[]>> all = proofs.computeIfAbsent(block, number -> MerkleTree.proofs(leaves(number)));
        return new Archived.Entry(
                leaf.id(),
                leaf.recordedAt().toString(),
                leaf.facts(),
                Contents.NONE
                        .with(Part.CONTROL_OBJECT, controlObject(leaf, encrypted(row, "control_object")))
                        .with(Part.DETAIL, detail(leaf, row))
                        .with(Part.REQUEST, message(leaf, Part.REQUEST))
                        .with(Part.REPLY, message(leaf, Part.REPLY)),
                block,
                place,
                place < all.size() ? all.get(place) : List.of());
    }

    private @Nullable Content controlObject(Leaf leaf, @Nullable Encrypted content) {
        byte[] commit = leaf.commitments().of(Part.CONTROL_OBJECT);
        if (commit == null || content == null) {
            return commit == null ? null : new Content(null, null, commit);
        }
        Commitment plain = Commitment.split(decrypt(leaf.id(), Part.CONTROL_OBJECT, content));
        return new Content(new String(plain.value(), StandardCharsets.UTF_8), plain.salt(), commit);
    }

    private static @Nullable Content detail(Leaf leaf, ResultSet row) throws SQLException {
        byte[] commit = leaf.commitments().of(Part.DETAIL);
        return commit == null ? null : new Content(row.getString("detail"), row.getBytes("detail_salt"), commit);
    }

    private static @Nullable Content message(Leaf leaf, Part part) {
        byte[] commit = leaf.commitments().of(part);
        return commit == null ? null : new Content(null, null, commit);
    }

    private List<byte[]> leaves(long block) {
        return database.sql("select leaf_hash from journal_leaf where block_no = ? order by leaf_no")
                .param(block)
                .query((row, number) -> row.getBytes(1))
                .list();
    }

    private byte[] decrypt(String entryId, Part part, Encrypted content) {
        try {
            return cipher.decrypt(UUID.fromString(entryId), part.name(), content);
        } catch (ContentUnreadable unreadable) {
            throw new AuditRefused(
                    "The content of entry " + entryId + " cannot be read: " + unreadable.getMessage() + ".",
                    unreadable);
        }
    }

    private static @Nullable Encrypted encrypted(ResultSet row, String column) throws SQLException {
        byte[] content = row.getBytes(column);
        return content == null ? null : new Encrypted(row.getString(column + "_key"), content);
    }
}
