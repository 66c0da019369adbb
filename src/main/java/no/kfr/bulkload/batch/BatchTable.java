package no.kfr.bulkload.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.RelationshipType;
import no.kfr.register.bulk.BulkScope;
import no.kfr.time.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The batches' own rows. */
@Repository
public class BatchTable {

    private static final String SELECT = """
        select batch_id, correlation_id, institution, signer, relationship_type, batch_mode, batch_state, extracted_at,
            on_invalid_entry, range_from, range_to, entries, refused, duplicates, added, changed, already_there, ended,
            not_found, before_start, overtaken, not_applied, missing, open_relationships, missing_ended, received_at,
            started_at, completed_at, content_sha256, unreadable, chunks, chunks_done, confirmed, certificate,
            request_sha256, asks_because, would_end, early_starts, part_done, stalled_since,
            stalled_because from batch b\
        """;

    private static final String INSERT = """
        insert into batch (batch_id, signer, certificate, correlation_id, request_sha256, content_sha256, institution,
            relationship_type, batch_mode, batch_state, on_invalid_entry, extracted_at, range_from, range_to, entries,
            refused, unreadable, duplicates, chunks, chunks_done, added, changed, already_there, ended, not_found,
            before_start, overtaken, not_applied, missing_ended, confirmed, received_at, completed_at, early_starts)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, ?, 0, 0, ?, ?, ?)\
        """;

    private static final String UNFINISHED = "('RECEIVED', 'AWAITING_CONFIRMATION', 'RUNNING')";

    private final JdbcClient database;

    BatchTable(JdbcClient database) {
        this.database = database;
    }

    /** Fails on its key when the same batch is stored at the same moment elsewhere. */
    public void insert(StoredBatch batch) {
        Batch shown = batch.shown();
        CustomerRange range = shown.customerRange();
        database.sql(INSERT)
                .params(asList(
                        batch.id(),
                        shown.submittedBy().value(),
                        batch.certificate(),
                        shown.correlationId().toString(),
                        batch.requestSha256(),
                        shown.contentSha256(),
                        shown.institution().value(),
                        shown.relationshipType().name(),
                        shown.mode().name(),
                        shown.state().name(),
                        shown.onInvalidEntry().name(),
                        UtcTime.of(shown.extractedAt()),
                        range == null ? null : range.from(),
                        range == null ? null : range.to(),
                        shown.entries(),
                        shown.refused(),
                        batch.unreadable(),
                        shown.duplicates(),
                        batch.chunks(),
                        shown.counts().notApplied(),
                        UtcTime.of(shown.receivedAt()),
                        shown.completedAt() == null ? null : UtcTime.of(shown.completedAt()),
                        batch.earlyStarts()))
                .update();
    }

    public Optional<StoredBatch> ofRequest(OrganisationNumber signer, CorrelationId correlationId) {
        return database.sql(SELECT + " where signer = ? and correlation_id = ?")
                .params(signer.value(), correlationId.toString())
                .query(BatchTable::read)
                .optional();
    }

    public Optional<StoredBatch> find(UUID batchId) {
        return database.sql(SELECT + " where batch_id = ?")
                .param(batchId.toString())
                .query(BatchTable::read)
                .optional();
    }

    /** The one whose turn it is; one that awaits confirmation holds back those behind it. */
    public Optional<StoredBatch> next(OrganisationNumber institution) {
        return database.sql(SELECT + " where institution = ? and batch_state in " + UNFINISHED
                        + " order by receipt_no fetch first 1 rows only")
                .param(institution.value())
                .query(BatchTable::read)
                .optional();
    }

    /** In the order in which they are carried out. */
    public List<StoredBatch> unfinished(OrganisationNumber institution) {
        return database.sql(SELECT + " where institution = ? and batch_state in " + UNFINISHED + " order by receipt_no")
                .param(institution.value())
                .query(BatchTable::read)
                .list();
    }

    public int countUnfinished(OrganisationNumber institution) {
        return database.sql("select count(*) from batch where institution = ? and batch_state in " + UNFINISHED)
                .param(institution.value())
                .query(Integer.class)
                .single();
    }

    /** Those with a batch that is not finished. */
    public List<OrganisationNumber> institutionsWithWork() {
        return database.sql("select distinct institution from batch where batch_state in " + UNFINISHED)
                .query((row, number) -> new OrganisationNumber(row.getString(1)))
                .list();
    }

    /** Those whose entries are still there, oldest first. */
    public List<StoredBatch> withEntries(Instant completedBefore, int most) {
        return database.sql(SELECT + """
             where completed_at < ? and (exists (select 1 from batch_chunk c where c.batch_id = b.batch_id)
                or exists (select 1 from batch_refusal r where r.batch_id = b.batch_id)
                or exists (select 1 from batch_report_page p where p.batch_id = b.batch_id))
            order by receipt_no fetch first\
            """ + " " + most + " rows only")
                .params(asList(UtcTime.of(completedBefore)))
                .query(BatchTable::read)
                .list();
    }

    public List<StoredBatch> list(
            OrganisationNumber institution, @Nullable BatchState state, @Nullable UUID olderThan, int most) {
        List<@Nullable Object> parameters = asList(institution.value());
        String where = " where institution = ?";
        if (state != null) {
            where += " and batch_state = ?";
            parameters.add(state.name());
        }
        if (olderThan != null) {
            // another institution's is not known here
            where += " and receipt_no < (select o.receipt_no from batch o where o.batch_id = ? and o.institution = ?)";
            parameters.add(olderThan.toString());
            parameters.add(institution.value());
        }
        return database.sql(SELECT + where + " order by receipt_no desc fetch first " + most + " rows only")
                .params(parameters)
                .query(BatchTable::read)
                .list();
    }

    private static List<@Nullable Object> asList(@Nullable Object... values) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object value : values) {
            list.add(value);
        }
        return list;
    }

    private static StoredBatch read(ResultSet row, int number) throws SQLException {
        return new StoredBatch(
                shown(row),
                row.getInt("confirmed") != 0,
                StoredBatch.Chunks.toDo(row.getInt("chunks"))
                        .withDone(row.getInt("chunks_done"))
                        .withPart(row.getInt("part_done")),
                StoredBatch.Findings.unreadable(row.getInt("unreadable")).withEarlyStarts(row.getInt("early_starts")),
                StoredBatch.Proof.signedWith(row.getString("certificate")).ofRequest(row.getString("request_sha256")));
    }

    private static Batch shown(ResultSet row) throws SQLException {
        return new Batch(
                UUID.fromString(row.getString("batch_id")),
                new Batch.Origin(
                        CorrelationId.of(row.getString("correlation_id")),
                        new OrganisationNumber(row.getString("signer")),
                        row.getString("content_sha256")),
                new BulkScope(
                        new OrganisationNumber(row.getString("institution")),
                        RelationshipType.valueOf(row.getString("relationship_type")),
                        UtcTime.read(row, "extracted_at")),
                new Batch.Terms(
                        BatchMode.valueOf(row.getString("batch_mode")),
                        OnInvalidEntry.valueOf(row.getString("on_invalid_entry")),
                        range(row)),
                BatchState.valueOf(row.getString("batch_state")),
                Batch.Tally.of(row.getInt("entries"))
                        .withRefused(row.getInt("refused"))
                        .withDuplicates(row.getInt("duplicates"))
                        .withCounts(counts(row)),
                new Batch.Effects(endings(row), confirmationReason(row), wouldEnd(row)),
                Batch.Times.received(UtcTime.read(row, "received_at"))
                        .startedAt(UtcTime.readIfSet(row, "started_at"))
                        .completedAt(UtcTime.readIfSet(row, "completed_at"))
                        .stalled(stall(row)));
    }

    private static Batch.Counts counts(ResultSet row) throws SQLException {
        return new Batch.Counts(
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("already_there"),
                row.getInt("ended"),
                row.getInt("not_found"),
                row.getInt("before_start"),
                row.getInt("overtaken"),
                row.getInt("not_applied"));
    }

    private static Batch.@Nullable Endings endings(ResultSet row) throws SQLException {
        int missing = row.getInt("missing");
        return row.wasNull()
                ? null
                : new Batch.Endings(missing, row.getInt("open_relationships"), row.getInt("missing_ended"));
    }

    private static @Nullable ConfirmationReason confirmationReason(ResultSet row) throws SQLException {
        String why = row.getString("asks_because");
        return why == null ? null : ConfirmationReason.valueOf(why);
    }

    private static Batch.@Nullable Stall stall(ResultSet row) throws SQLException {
        Instant since = UtcTime.readIfSet(row, "stalled_since");
        return since == null ? null : new Batch.Stall(row.getString("stalled_because"), since);
    }

    private static @Nullable Integer wouldEnd(ResultSet row) throws SQLException {
        int number = row.getInt("would_end");
        return row.wasNull() ? null : number;
    }

    private static @Nullable CustomerRange range(ResultSet row) throws SQLException {
        String from = row.getString("range_from");
        return from == null ? null : new CustomerRange(from, row.getString("range_to"));
    }
}
