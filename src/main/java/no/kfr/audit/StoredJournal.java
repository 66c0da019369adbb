package no.kfr.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.UUID;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.seal.Commitment;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.audit.seal.UtcTime;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journal in the register's database: an insert per entry and one that tells the sealer of it, nothing shared, so that nobody
 * queues behind another.
 */
@Repository
class StoredJournal implements Journal {

    private static final String INSERT = """
        insert into journal_entry (entry_id, recorded_at, operation, actor, principal, certificate, correlation_id,
            case_id, legal_mandate, period_from, period_to, outcome, control_object, control_object_key,
            control_object_hash, control_object_commit, detail, detail_salt, detail_commit)
        values (:id, :at, :operation, :actor, :principal, :certificate, :correlationId,
            :caseId, :legalMandate, :from, :to, :outcome, :controlObject, :controlObjectKey,
            :controlObjectHash, :controlObjectCommit, :detail, :detailSalt, :detailCommit)\
        """;

    private static final String ANNOUNCE = "insert into journal_unsealed (entry_id) values (?)";

    private final JdbcClient database;
    private final ContentCipher cipher;
    private final Clock clock;

    StoredJournal(JdbcClient database, ContentCipher cipher, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(JournalEntry entry) {
        Period period = entry.period();
        OrganisationNumber principal = entry.principal();
        LocalDateTime at = UtcTime.now(clock);
        JdbcClient.StatementSpec insert = database.sql(INSERT)
                .param("id", entry.id().toString())
                .param("at", at)
                .param("operation", entry.operation())
                .param("actor", entry.actor())
                .param("principal", principal == null ? null : principal.value())
                .param("certificate", entry.certificateFingerprint())
                .param("correlationId", text(entry.correlationId()))
                .param("caseId", text(entry.caseId()))
                .param("legalMandate", PlainText.without(entry.controlObject(), entry.legalMandate()))
                .param("from", period == null ? null : period.from())
                .param("to", period == null ? null : period.to())
                .param("outcome", entry.outcome());
        detail(controlObject(insert, entry), entry).update();
        database.sql(ANNOUNCE).param(entry.id().toString()).update();
    }

    /** The salt is as secret as the value: with it, the few values that are possible could be tried. */
    private JdbcClient.StatementSpec controlObject(JdbcClient.StatementSpec insert, JournalEntry entry) {
        CustomerId controlObject = entry.controlObject();
        if (controlObject == null) {
            return insert.param("controlObject", null, Types.VARBINARY)
                    .param("controlObjectKey", null)
                    .param("controlObjectHash", null, Types.VARBINARY)
                    .param("controlObjectCommit", null, Types.VARBINARY);
        }
        Commitment content = Commitment.salted(controlObject.value().getBytes(StandardCharsets.UTF_8));
        Encrypted encrypted = cipher.encrypt(entry.id(), Part.CONTROL_OBJECT.name(), content.joined());
        return insert.param("controlObject", encrypted.bytes())
                .param("controlObjectKey", encrypted.keyId())
                .param("controlObjectHash", cipher.searchHash(controlObject))
                .param("controlObjectCommit", content.of(Part.CONTROL_OBJECT));
    }

    private static JdbcClient.StatementSpec detail(JdbcClient.StatementSpec insert, JournalEntry entry) {
        String detail = PlainText.without(entry.controlObject(), entry.detail());
        if (detail == null) {
            return insert.param("detail", null)
                    .param("detailSalt", null, Types.VARBINARY)
                    .param("detailCommit", null, Types.VARBINARY);
        }
        Commitment content = Commitment.salted(detail.getBytes(StandardCharsets.UTF_8));
        return insert.param("detail", detail)
                .param("detailSalt", content.salt())
                .param("detailCommit", content.of(Part.DETAIL));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
