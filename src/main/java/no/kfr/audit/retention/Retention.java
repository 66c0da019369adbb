package no.kfr.audit.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.kfr.audit.AdministrativeJournal;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.AuditSettings;
import no.kfr.audit.verify.PurgedKind;
import no.kfr.audit.verify.PurgedKind.Purge;
import no.kfr.time.OsloTime;
import no.kfr.time.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Takes out content whose time is over. What is purged cannot be read any more by anybody; that the entry was, when, by whom and
 * in which case, stays, and so do the seals.
 */
@Service
public class Retention {

    private static final String MESSAGES = "journal_message where content is not null and recorded_at < ?";

    /** What administrators did stays readable, but for whom it was about: the verification reads of purges in it. */
    private static final String CONTENT = "journal_entry where (control_object is not null"
            + " or detail is not null and certificate is not null) and recorded_at < ?";

    private final JdbcClient database;
    private final AuditSettings.Retention settings;
    private final AdministrativeJournal journal;
    private final Clock clock;

    public Retention(JdbcClient database, AuditSettings settings, AdministrativeJournal journal, Clock clock) {
        this.database = database;
        this.settings = settings.retention();
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What is due.
     *
     * @param before content older than this
     */
    public record Due(String kind, Instant before, long count) {}

    /** What {@link #purge} would take out now, one per kind that has a retention. */
    public List<Due> due() {
        List<Due> due = new ArrayList<>();
        purges().forEach(purge -> due.add(new Due(
                purge.kind().name(),
                purge.before(),
                database.sql("select count(*) from " + rows(purge.kind()))
                        .param(UtcTime.of(purge.before()))
                        .query(Long.class)
                        .single())));
        return due;
    }

    /**
     * Takes it out, a month of content at a time, each month with its entry in one transaction.
     *
     * @return what was taken out
     * @throws AuditRefused when no retention is set
     */
    public List<Due> purge(String operator) {
        List<Purge> purges = purges();
        if (purges.isEmpty()) {
            throw new AuditRefused("Everything is kept for ever: neither kfr.audit.retention.messages nor"
                    + " kfr.audit.retention.content is set.");
        }
        return purges.stream()
                .map(purge -> new Due(purge.kind().name(), purge.before(), purge(purge, operator)))
                .toList();
    }

    private long purge(Purge purge, String operator) {
        long purged = 0;
        Optional<Instant> oldest = oldest(purge);
        while (oldest.isPresent()) {
            Instant monthLater = oldest.get().plus(31, ChronoUnit.DAYS);
            Instant until = monthLater.isBefore(purge.before()) ? monthLater : purge.before();
            var step = new Purge(purge.kind(), until);
            purged += Objects.requireNonNull(journal.doing(() -> {
                long count = takeOut(step);
                journal.record(PurgedKind.OPERATION, operator, null, null, step.detail(count));
                return count;
            }));
            oldest = oldest(purge);
        }
        return purged;
    }

    private Optional<Instant> oldest(Purge purge) {
        return database.sql("select min(recorded_at) from " + rows(purge.kind()))
                .param(UtcTime.of(purge.before()))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
                .single()
                .map(UtcTime::moment);
    }

    private long takeOut(Purge purge) {
        String set = switch (purge.kind()) {
            case MESSAGES -> " set content = null, content_key = null";
            case CONTENT ->
                " set control_object = null, control_object_key = null, control_object_hash = null,"
                        + " detail = case when certificate is null then detail end,"
                        + " detail_salt = case when certificate is null then detail_salt end";
        };
        String[] rows = rows(purge.kind()).split(" ", 2);
        return database.sql("update " + rows[0] + set + " " + rows[1])
                .param(UtcTime.of(purge.before()))
                .update();
    }

    private static String rows(PurgedKind kind) {
        return switch (kind) {
            case MESSAGES -> MESSAGES;
            case CONTENT -> CONTENT;
        };
    }

    private List<Purge> purges() {
        List<Purge> purges = new ArrayList<>();
        add(purges, PurgedKind.MESSAGES, settings.messages());
        add(purges, PurgedKind.CONTENT, settings.content());
        return purges;
    }

    private void add(List<Purge> purges, PurgedKind kind, @Nullable Period kept) {
        if (kept != null) {
            Instant before = clock.instant()
                    .atZone(OsloTime.ZONE)
                    .minus(kept)
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS);
            purges.add(new Purge(kind, before));
        }
    }
}
