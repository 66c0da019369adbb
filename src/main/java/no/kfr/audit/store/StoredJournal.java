package no.kfr.audit.store;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.PlainText;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.ControlObjectText;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.seal.Commitment;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.identity.ControlObject;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.time.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
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

    private static final String ANNOUNCE = "insert into journal_unsealed (entry_id) values (:id)";

    private final NamedParameterJdbcOperations database;
    private final ContentCipher cipher;
    private final Clock clock;

    StoredJournal(NamedParameterJdbcOperations database, ContentCipher cipher, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(JournalEntry entry) {
        SqlParameterSource values = values(entry);
        database.update(INSERT, values);
        database.update(ANNOUNCE, values);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(List<JournalEntry> entries) {
        SqlParameterSource[] values = entries.stream().map(this::values).toArray(SqlParameterSource[]::new);
        database.batchUpdate(INSERT, values);
        database.batchUpdate(ANNOUNCE, values);
    }

    private SqlParameterSource values(JournalEntry entry) {
        Period period = entry.period();
        OrganisationNumber principal = entry.principal();
        MapSqlParameterSource values = new MapSqlParameterSource()
                .addValue("id", entry.id().toString())
                .addValue("at", UtcTime.now(clock))
                .addValue("operation", entry.operation())
                .addValue("actor", entry.actor())
                .addValue("principal", principal == null ? null : principal.value(), Types.VARCHAR)
                .addValue("certificate", entry.certificateFingerprint(), Types.VARCHAR)
                .addValue("correlationId", text(entry.correlationId()), Types.VARCHAR)
                .addValue("caseId", text(entry.caseId()), Types.VARCHAR)
                .addValue(
                        "legalMandate", PlainText.ofCaller(entry.controlObject(), entry.legalMandate()), Types.VARCHAR)
                .addValue("from", period == null ? null : period.from(), Types.DATE)
                .addValue("to", period == null ? null : period.to(), Types.DATE)
                .addValue("outcome", entry.outcome());
        addControlObject(values, entry);
        addDetail(values, entry);
        return values;
    }

    /** The salt is as secret as the value: with it, the few values that are possible could be tried. */
    private void addControlObject(MapSqlParameterSource values, JournalEntry entry) {
        ControlObject about = entry.controlObject();
        Commitment content = about == null
                ? null
                : Commitment.salted(ControlObjectText.of(about).getBytes(StandardCharsets.UTF_8));
        Encrypted encrypted =
                content == null ? null : cipher.encrypt(entry.id(), Part.CONTROL_OBJECT.name(), content.joined());
        values.addValue("controlObject", encrypted == null ? null : encrypted.bytes(), Types.VARBINARY)
                .addValue("controlObjectKey", encrypted == null ? null : encrypted.keyId(), Types.VARCHAR)
                .addValue("controlObjectHash", about == null ? null : cipher.searchHash(about), Types.VARBINARY)
                .addValue(
                        "controlObjectCommit",
                        content == null ? null : content.of(Part.CONTROL_OBJECT),
                        Types.VARBINARY);
    }

    private static void addDetail(MapSqlParameterSource values, JournalEntry entry) {
        String detail = PlainText.without(entry.controlObject(), entry.detail());
        Commitment content = detail == null ? null : Commitment.salted(detail.getBytes(StandardCharsets.UTF_8));
        values.addValue("detail", detail, Types.VARCHAR)
                .addValue("detailSalt", content == null ? null : content.salt(), Types.VARBINARY)
                .addValue("detailCommit", content == null ? null : content.of(Part.DETAIL), Types.VARBINARY);
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
