package no.kfr.register.bulk;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.Span;
import no.kfr.time.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * All of an institution's relationships, row by row, never all in memory. The table has no index by institution, which keeps
 * every change cheap: each of these reads the table once from end to end.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OwnRelationships {

    private static final int ROWS_AT_ONCE = 2000;

    private static final String COLUMNS = "select r.customer_id, r.valid_from, r.valid_to, r.ownership from";
    private static final String WHERE = " where" + BulkSql.OF_SCOPE + " and " + BulkSql.NOT_RESERVED;
    private static final String NOW =
            COLUMNS + " customer_relationship r" + WHERE + "and r.superseded_at = timestamp '9999-12-31 00:00:00'";
    /** What could be seen then, see {@link no.kfr.register.CommitTimes}. */
    private static final String THEN = COLUMNS + " customer_relationship r"
            + " left join commit_time k on k.institution = r.institution and k.recorded_at = r.recorded_at"
            + " left join commit_time s on s.institution = r.institution and s.recorded_at = r.superseded_at" + WHERE
            + "and coalesce(k.committed_at, r.recorded_at) <= ? and coalesce(s.committed_at, r.superseded_at) > ?";

    private static final String OPEN = "select r.customer_id from customer_relationship r where" + BulkSql.OF_SCOPE
            + " and " + BulkSql.NOT_RESERVED + " and " + BulkSql.OPEN_NOW
            + " and coalesce(r.stated_at, r.recorded_at) <= ? and not exists (select 1 from reaffirmation f where"
            + " f.customer_id = r.customer_id and f.institution = r.institution"
            + " and f.relationship_type = r.relationship_type and f.recorded_at > ?"
            + " and f.valid_to = date '9999-12-31')";

    private static final String SOME_OPEN = "select count(*) from (select 1 as one from customer_relationship r where"
            + BulkSql.OF_SCOPE + " and " + BulkSql.NOT_RESERVED + " and " + BulkSql.OPEN_NOW
            + " and coalesce(r.stated_at, r.recorded_at) <= ? fetch first %d rows only) found";

    private final JdbcOperations database;

    OwnRelationships(JdbcTemplate database) {
        JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(database.getDataSource()));
        streaming.setFetchSize(ROWS_AT_ONCE);
        this.database = streaming;
    }

    /**
     * What the register holds now, or held at a past moment, by customer and earliest first.
     *
     * @param asOf {@code null} means now
     */
    public void forEach(
            OrganisationNumber institution,
            RelationshipType type,
            @Nullable Instant asOf,
            BiConsumer<CustomerId, Span> each) {
        List<Object> parameters = new ArrayList<>(List.of(institution.value(), type.name()));
        if (asOf != null) {
            parameters.addAll(List.of(UtcTime.of(asOf), UtcTime.of(asOf)));
        }
        database.query(
                (asOf == null ? NOW : THEN) + " order by r.customer_id, r.valid_from",
                (ResultSet row) -> each.accept(
                        new CustomerId(row.getString(1)),
                        new Span(
                                new Period(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)),
                                Ownership.valueOf(row.getString(4)))),
                parameters.toArray());
    }

    /**
     * How many relationships {@link #forEachOpen} would find, counted no further than to {@code most}: whoever has many is found to have
     * enough without the whole table being read.
     */
    public long countOpen(BulkScope scope, int most) {
        Long found = database.queryForObject(
                SOME_OPEN.formatted(most),
                Long.class,
                scope.institution().value(),
                scope.type().name(),
                UtcTime.of(scope.statedAt()));
        return found == null ? 0 : found;
    }

    /**
     * The customers whose relationship is open now and counts from no later than the moment, and was not registered anew since; in no
     * particular order.
     *
     * @param scope its {@code statedAt} is the moment
     */
    public void forEachOpen(BulkScope scope, Consumer<String> each) {
        database.query(
                OPEN,
                (ResultSet row) -> each.accept(row.getString(1)),
                scope.institution().value(),
                scope.type().name(),
                UtcTime.of(scope.statedAt()),
                UtcTime.of(scope.statedAt()));
    }
}
