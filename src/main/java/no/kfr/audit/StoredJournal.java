package no.kfr.audit;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient database;
    private final Clock clock;

    StoredJournal(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(JournalEntry entry) {
        Period period = entry.period();
        OrganisationNumber principal = entry.principal();
        CustomerId controlObject = entry.controlObject();
        database.sql(INSERT)
                .param("id", entry.id().toString())
                .param("at", LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC))
                .param("operation", entry.operation())
                .param("actor", entry.actor())
                .param("principal", principal == null ? null : principal.value())
                .param("certificate", entry.certificateFingerprint())
                .param("correlationId", text(entry.correlationId()))
                .param("caseId", text(entry.caseId()))
                .param("legalMandate", entry.legalMandate())
                .param("controlObject", controlObject == null ? null : controlObject.value())
                .param("from", period == null ? null : period.from())
                .param("to", period == null ? null : period.to())
                .param("outcome", entry.outcome())
                .param("detail", entry.detail())
                .update();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
