package no.kfr.audit.store;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import no.kfr.audit.EntryFacts;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.PlainText;
import no.kfr.audit.bind.Binding;
import no.kfr.audit.bind.NodeBinder;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.ControlObjectText;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.seal.Commitment;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.audit.seal.Commitments;
import no.kfr.audit.seal.Leaf;
import no.kfr.identity.ControlObject;
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
            control_object_hash, control_object_commit, detail, detail_salt, detail_commit,
            node, node_no, bound)
        values (:id, :at, :operation, :actor, :principal, :certificate, :correlationId,
            :caseId, :legalMandate, :from, :to, :outcome, :controlObject, :controlObjectKey,
            :controlObjectHash, :controlObjectCommit, :detail, :detailSalt, :detailCommit,
            :node, :nodeNo, :bound)\
        """;

    private static final String ANNOUNCE = "insert into journal_unsealed (entry_id) values (:id)";

    private final NamedParameterJdbcOperations database;
    private final ContentCipher cipher;
    private final NodeBinder binder;
    private final Clock clock;

    StoredJournal(NamedParameterJdbcOperations database, ContentCipher cipher, NodeBinder binder, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.binder = binder;
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
        LocalDateTime at = UtcTime.now(clock);
        EntryFacts facts = EntryFacts.of(entry, PlainText.ofCaller(entry.controlObject(), entry.legalMandate()));
        Commitment about = controlObject(entry);
        String detail = PlainText.without(entry.controlObject(), entry.detail());
        Commitment answered = detail == null ? null : Commitment.salted(detail.getBytes(StandardCharsets.UTF_8));
        Commitments commitments = Commitments.NONE
                .with(Part.CONTROL_OBJECT, about == null ? null : about.of(Part.CONTROL_OBJECT))
                .with(Part.DETAIL, answered == null ? null : answered.of(Part.DETAIL));
        MapSqlParameterSource values = facts(entry, facts).addValue("at", at);
        addControlObject(values, entry, about);
        values.addValue("detail", detail, Types.VARCHAR)
                .addValue("detailSalt", answered == null ? null : answered.salt(), Types.VARBINARY)
                .addValue("controlObjectCommit", commitments.of(Part.CONTROL_OBJECT), Types.VARBINARY)
                .addValue("detailCommit", commitments.of(Part.DETAIL), Types.VARBINARY);
        Leaf leaf = new Leaf(entry.id().toString(), UtcTime.moment(at), facts, commitments);
        return bound(values, binder.bind(leaf.written()));
    }

    private static MapSqlParameterSource facts(JournalEntry entry, EntryFacts facts) {
        Period period = entry.period();
        return new MapSqlParameterSource()
                .addValue("id", entry.id().toString())
                .addValue("operation", facts.operation())
                .addValue("actor", facts.actors().actor())
                .addValue("principal", facts.actors().principal(), Types.VARCHAR)
                .addValue("certificate", facts.actors().certificate(), Types.VARCHAR)
                .addValue("correlationId", facts.references().correlationId(), Types.VARCHAR)
                .addValue("caseId", facts.references().caseId(), Types.VARCHAR)
                .addValue("legalMandate", facts.references().legalMandate(), Types.VARCHAR)
                .addValue("from", period == null ? null : period.from(), Types.DATE)
                .addValue("to", period == null ? null : period.to(), Types.DATE)
                .addValue("outcome", facts.outcome());
    }

    private static MapSqlParameterSource bound(MapSqlParameterSource values, Binding binding) {
        return values.addValue("node", binding.node())
                .addValue("nodeNo", binding.number())
                .addValue("bound", binding.mac(), Types.VARBINARY);
    }

    private static @Nullable Commitment controlObject(JournalEntry entry) {
        ControlObject about = entry.controlObject();
        return about == null
                ? null
                : Commitment.salted(ControlObjectText.of(about).getBytes(StandardCharsets.UTF_8));
    }

    /** The salt is as secret as the value: with it, the few values that are possible could be tried. */
    private void addControlObject(MapSqlParameterSource values, JournalEntry entry, @Nullable Commitment content) {
        ControlObject about = entry.controlObject();
        Encrypted encrypted =
                content == null ? null : cipher.encrypt(entry.id(), Part.CONTROL_OBJECT.name(), content.joined());
        values.addValue("controlObject", encrypted == null ? null : encrypted.bytes(), Types.VARBINARY)
                .addValue("controlObjectKey", encrypted == null ? null : encrypted.keyId(), Types.VARCHAR)
                .addValue("controlObjectHash", about == null ? null : cipher.searchHash(about), Types.VARBINARY);
    }
}
