package no.kfr.audit;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The journal in the register's database: one insert per entry, nothing shared, so that nobody queues behind another. */
@Repository
class StoredJournal implements Journal {

    private static final String INSERT = """
        insert into journal_entry (entry_id, recorded_at, operation, actor, principal, certificate, correlation_id,
            case_id, legal_mandate, control_object, period_from, period_to, outcome, detail)
        values (:id, :at, :operation, :actor, :principal, :certificate, :correlationId,
            :caseId, :legalMandate, :controlObject, :from, :to, :outcome, :detail)\
        """;

    private final NamedParameterJdbcOperations database;
    private final Clock clock;

    StoredJournal(NamedParameterJdbcOperations database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(JournalEntry entry) {
        database.update(INSERT, values(entry));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(List<JournalEntry> entries) {
        database.batchUpdate(INSERT, entries.stream().map(this::values).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource values(JournalEntry entry) {
        Period period = entry.period();
        OrganisationNumber principal = entry.principal();
        CustomerId controlObject = entry.controlObject();
        return new MapSqlParameterSource()
                .addValue("id", entry.id().toString())
                .addValue("at", LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC))
                .addValue("operation", entry.operation())
                .addValue("actor", entry.actor())
                .addValue("principal", principal == null ? null : principal.value(), Types.VARCHAR)
                .addValue("certificate", entry.certificateFingerprint(), Types.VARCHAR)
                .addValue("correlationId", text(entry.correlationId()), Types.VARCHAR)
                .addValue("caseId", text(entry.caseId()), Types.VARCHAR)
                .addValue("legalMandate", entry.legalMandate(), Types.VARCHAR)
                .addValue("controlObject", controlObject == null ? null : controlObject.value(), Types.VARCHAR)
                .addValue("from", period == null ? null : period.from(), Types.DATE)
                .addValue("to", period == null ? null : period.to(), Types.DATE)
                .addValue("outcome", entry.outcome())
                .addValue("detail", entry.detail(), Types.VARCHAR);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
