package no.kfr.soap;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.seal.StoredContent;

/** What the register has kept of requests and of its answers. */
public final class StoredReply {

    private StoredReply() {}

    /** The newest answer to a request with this correlation id. */
    public static String newest(RunningRegister register, UUID correlationId) {
        return new String(newest(register, correlationId, "REPLY"), StandardCharsets.UTF_8);
    }

    /** @param kind REQUEST or REPLY */
    public static byte[] newest(RunningRegister register, UUID correlationId, String kind) {
        return register.database()
                .sql("select m.entry_id, m.content, m.content_key from journal_message m join journal_entry e on"
                        + " e.entry_id = m.entry_id where m.kind = ? and e.correlation_id = ?"
                        + " order by e.entry_no desc fetch first 1 row only")
                .params(kind, correlationId.toString())
                .query((row, number) -> {
                    byte[] stored = register.bean(ContentCipher.class)
                            .decrypt(
                                    UUID.fromString(row.getString(1)),
                                    kind,
                                    new Encrypted(row.getString(3), row.getBytes(2)));
                    return StoredContent.message(stored).orElseThrow().value();
                })
                .single();
    }
}
