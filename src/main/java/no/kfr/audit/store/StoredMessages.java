package no.kfr.audit.store;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.kfr.audit.MessageJournal;
import no.kfr.audit.MessageKind;
import no.kfr.audit.bind.Binding;
import no.kfr.audit.bind.NodeBinder;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.seal.BoundLeaf;
import no.kfr.audit.seal.CertificateTable;
import no.kfr.audit.seal.Commitment;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.audit.seal.StoredContent;
import no.kfr.time.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Signed messages in the register's database: salted, compressed, encrypted. */
@Repository
class StoredMessages implements MessageJournal {

    private static final String INSERT = """
        insert into journal_message (entry_id, kind, recorded_at, content_commit, content, content_key,
            node, node_no, bound)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private final JdbcClient database;
    private final ContentCipher cipher;
    private final CertificateTable certificates;
    private final NodeBinder binder;
    private final Clock clock;

    StoredMessages(
            JdbcClient database, ContentCipher cipher, CertificateTable certificates, NodeBinder binder, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.binder = binder;
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void message(UUID entryId, MessageKind kind, byte[] asSentOrReceived) {
        Part part = part(kind);
        Commitment content = Commitment.salted(asSentOrReceived);
        byte[] commit = content.of(part);
        Encrypted encrypted = cipher.encrypt(entryId, part.name(), StoredContent.of(content));
        Binding binding = binder.bind(BoundLeaf.written(entryId.toString(), part, commit));
        database.sql(INSERT)
                .params(
                        entryId.toString(),
                        kind.name(),
                        UtcTime.now(clock),
                        commit,
                        encrypted.bytes(),
                        encrypted.keyId(),
                        binding.node(),
                        binding.number(),
                        binding.mac())
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void certificate(X509Certificate signer) {
        certificates.keep(List.of(signer));
    }

    static Part part(MessageKind kind) {
        return switch (kind) {
            case REQUEST -> Part.REQUEST;
            case REPLY -> Part.REPLY;
        };
    }
}
