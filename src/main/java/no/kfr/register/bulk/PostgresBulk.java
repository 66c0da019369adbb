package no.kfr.register.bulk;

import static no.kfr.register.bulk.PostgresArrays.column;
import static no.kfr.register.bulk.PostgresArrays.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kfr.register.bulk.BulkWrites.Add;
import no.kfr.register.bulk.BulkWrites.Close;
import no.kfr.register.bulk.PostgresArrays.Column;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.time.UtcTime;

/** PostgreSQL takes a whole chunk as arrays, one statement for each step. */
record PostgresBulk(PostgresArrays database) implements BulkStatements {

    private static final String RANKED = "(array['PRIMARY_OWNER','NOT_PRIMARY_OWNER','UNKNOWN'])";

    private static final String INSERT = """
        insert into customer_relationship (customer_id, institution, relationship_type, valid_from, valid_to, ownership,
            recorded_at, superseded_at, stated_at)
        """;

    private static final String ADD_OPEN = INSERT + "select given.c, ?, ?, date '1970-01-01' + given.f,"
            + " date '9999-12-31', " + RANKED + "[given.o], ?, timestamp '9999-12-31 00:00:00', ?"
            + " from unnest(?, ?, ?) as given (c, f, o) on conflict do nothing returning customer_id";

    /** The last two columns are compared as one, as the key orders them: answered by the key alone, without a visit to the table. */
    private static final String WITH_OTHER_ROWS = """
        select given.c from unnest(?) as given (c)
        where exists (select 1 from customer_relationship r where r.customer_id = given.c and r.institution = ?
            and r.relationship_type = ?
            and (r.valid_to, r.superseded_at) < (date '9999-12-31', timestamp '9999-12-31 00:00:00'))\
        """;

    private static final String ALREADY_THERE = "select given.c from unnest(?, ?, ?) as given (c, f, o)"
            + " join customer_relationship r on r.customer_id = given.c"
            + " where r.valid_from <= date '1970-01-01' + given.f and coalesce(r.stated_at, r.recorded_at) <= ?"
            + " and array_position(" + RANKED + ", r.ownership::text) <= given.o"
            + " and " + BulkSql.OF_SCOPE + " and " + BulkSql.OPEN_NOW;

    private static final String OF_CUSTOMERS =
            " customer_relationship r where r.customer_id = any(?) and " + BulkSql.OF_SCOPE + " and ";
    private static final String OPEN = "select" + BulkSql.COLUMNS + "from" + OF_CUSTOMERS + BulkSql.OPEN_NOW;
    private static final String LOCK_OPEN =
            "select r.customer_id from" + OF_CUSTOMERS + BulkSql.OPEN_NOW + " order by r.customer_id for update";
    private static final String ROWS = "select" + BulkSql.COLUMNS + "from" + OF_CUSTOMERS + BulkSql.NOT_RESERVED;
    private static final String REAFFIRMED = "select" + BulkSql.SAID
            + "from reaffirmation r where r.customer_id = any(?)" + " and r.recorded_at > ? and " + BulkSql.OF_SCOPE;
    private static final String FREE = "delete from" + OF_CUSTOMERS + BulkSql.OPEN_NOW;

    private static final String CLOSE = """
        update customer_relationship r set superseded_at = given.a, superseded_by = given.w
        from unnest(?, ?, ?, ?, ?) as given (c, t, k, a, w)
        where r.customer_id = given.c and r.valid_to = given.t and r.recorded_at = given.k
            and r.superseded_at = timestamp '9999-12-31 00:00:00' and\
        """ + BulkSql.OF_SCOPE;

    private static final String ADD = INSERT + "select given.c, ?, ?, given.f, given.t, given.o, given.a,"
            + " timestamp '9999-12-31 00:00:00', ? from unnest(?, ?, ?, ?, ?) as given (c, f, t, o, a)";

    /** By the key, also while the database still thinks that the table is as small as it was, and reads all of it each time. */
    @Override
    public void begin() {
        database.database()
                .execute("set local enable_seqscan to off; set local enable_hashjoin to off; set local enable_mergejoin"
                        + " to off");
    }

    @Override
    public Set<String> addOpen(BulkScope scope, List<BulkEntry> entries, Instant at) {
        return database.ids(
                ADD_OPEN,
                institution(scope),
                type(scope),
                UtcTime.of(at),
                UtcTime.of(scope.statedAt()),
                texts(entries, BulkEntry::customer),
                days(entries),
                ranks(entries));
    }

    @Override
    public Set<String> withOtherRows(BulkScope scope, Collection<String> customers) {
        return database.ids(WITH_OTHER_ROWS, texts(customers), institution(scope), type(scope));
    }

    @Override
    public Set<String> alreadyThere(BulkScope scope, List<BulkEntry> entries) {
        return database.ids(
                ALREADY_THERE,
                texts(entries, BulkEntry::customer),
                days(entries),
                ranks(entries),
                UtcTime.of(scope.statedAt()),
                institution(scope),
                type(scope));
    }

    @Override
    public Map<String, StoredRow> open(BulkScope scope, Collection<String> customers) {
        Map<String, StoredRow> open = new HashMap<>();
        database.query(
                OPEN,
                found -> open.put(found.getString(1), BulkSql.row(found)),
                texts(customers),
                institution(scope),
                type(scope));
        return open;
    }

    @Override
    public Set<String> lockOpen(BulkScope scope, Collection<String> customers) {
        return database.ids(LOCK_OPEN, texts(customers), institution(scope), type(scope));
    }

    @Override
    public Map<String, List<StoredRow>> rows(BulkScope scope, Collection<String> customers) {
        Map<String, List<StoredRow>> rows = new HashMap<>();
        database.query(
                ROWS,
                found -> rows.computeIfAbsent(found.getString(1), customer -> new ArrayList<>())
                        .add(BulkSql.row(found)),
                texts(customers),
                institution(scope),
                type(scope));
        return rows;
    }

    @Override
    public Map<String, List<RecordedPeriod>> reaffirmed(BulkScope scope, Collection<String> customers) {
        Map<String, List<RecordedPeriod>> said = new HashMap<>();
        database.query(
                REAFFIRMED,
                found -> said.computeIfAbsent(found.getString(1), customer -> new ArrayList<>())
                        .add(BulkSql.said(found)),
                texts(customers),
                UtcTime.of(scope.statedAt()),
                institution(scope),
                type(scope));
        return said;
    }

    @Override
    public void write(BulkScope scope, BulkWrites writes) {
        if (!writes.free.isEmpty()) {
            database.change(writes.free.size(), FREE, texts(writes.free), institution(scope), type(scope));
        }
        if (!writes.close.isEmpty()) {
            close(scope, writes.close);
        }
        if (!writes.add.isEmpty()) {
            add(scope, writes.add);
        }
    }

    private void close(BulkScope scope, List<Close> rows) {
        database.change(
                rows.size(),
                CLOSE,
                texts(rows, Close::customer),
                column("date", rows, each -> each.row().period().to()),
                column("timestamp", rows, each -> UtcTime.of(each.row().recordedAt())),
                column("timestamp", rows, each -> UtcTime.of(each.at())),
                texts(rows, each -> each.why().name()),
                institution(scope),
                type(scope));
    }

    private void add(BulkScope scope, List<Add> rows) {
        database.change(
                rows.size(),
                ADD,
                institution(scope),
                type(scope),
                UtcTime.of(scope.statedAt()),
                texts(rows, Add::customer),
                column("date", rows, each -> each.span().period().from()),
                column("date", rows, each -> each.span().period().to()),
                texts(rows, each -> each.span().ownership().name()),
                column("timestamp", rows, each -> UtcTime.of(each.at())));
    }

    @Override
    public void commitWithoutWaiting() {
        database.database().execute("set local synchronous_commit to off");
    }

    private static Column days(List<BulkEntry> entries) {
        return column("int4", entries, entry -> Math.toIntExact(entry.date().toEpochDay()));
    }

    /** From 1, strongest first, as the declaration of {@link Ownership} has them. */
    private static Column ranks(List<BulkEntry> entries) {
        return column("int4", entries, entry -> entry.ownership().ordinal() + 1);
    }

    private static String institution(BulkScope scope) {
        return scope.institution().value();
    }

    private static String type(BulkScope scope) {
        return scope.type().name();
    }
}
