package no.kfr.audit.search;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.EntryFacts;
import no.kfr.audit.RecordedEntry;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.ContentUnreadable;
import no.kfr.audit.cipher.ControlObjectText;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.seal.Commitment;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.identity.ControlObject;
import no.kfr.time.UtcTime;
import org.jspecify.annotations.Nullable;

/** Reads entries with their content: the journal's row as {@code e}, its leaf as {@code l}. */
record EntryRows(ContentCipher cipher) {

    static final String SELECT =
            "select e.*, l.block_no from journal_entry e" + " left join journal_leaf l on l.entry_id = e.entry_id ";

    RecordedEntry read(ResultSet row) throws SQLException {
        UUID id = UUID.fromString(row.getString("entry_id"));
        Commitment controlObject = controlObject(row, id);
        long block = row.getLong("block_no");
        Long blockNo = row.wasNull() ? null : block;
        return new RecordedEntry(
                id,
                UtcTime.read(row, "recorded_at"),
                EntryFacts.read(row),
                controlObject == null ? null : read(controlObject, id),
                row.getString("detail"),
                blockNo);
    }

    /** The control object with its salt. */
    @Nullable
    Commitment controlObject(ResultSet row, UUID id) throws SQLException {
        byte[] content = row.getBytes("control_object");
        return content == null
                ? null
                : Commitment.split(
                        decrypt(id, Part.CONTROL_OBJECT, new Encrypted(row.getString("control_object_key"), content)));
    }

    byte[] decrypt(UUID id, Part part, Encrypted content) {
        try {
            return cipher.decrypt(id, part.name(), content);
        } catch (ContentUnreadable unreadable) {
            throw new AuditRefused("The content of entry " + id + " cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    private static ControlObject read(Commitment content, UUID id) {
        return ControlObjectText.read(new String(content.value(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new AuditRefused("The control object of entry " + id + " was altered."));
    }
}
