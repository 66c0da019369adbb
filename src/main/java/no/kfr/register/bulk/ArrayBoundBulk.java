package no.kfr.register.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.kfr.register.bulk.BulkWrites.Add;
import no.kfr.register.bulk.BulkWrites.Close;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.time.UtcTime;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcOperations;

/** H2 and Oracle: rows in JDBC batches, questions with lists of ids. */
record ArrayBoundBulk(JdbcOperations database) implements BulkStatements {

    /** Oracle takes a thousand at most. Always as many, so that the database meets one statement only. */
    private static final int LIST = 500;

    private static final int ROWS_AT_ONCE = 1000;

    private static final String OF_CUSTOMERS = " customer_relationship r where " + BulkSql.OF_SCOPE
            + " and r.customer_id in (" + "?,".repeat(LIST - 1) + "?) and ";
    private static final String OPEN = "select" + BulkSql.COLUMNS + "from" + OF_CUSTOMERS + BulkSql.OPEN_NOW;
    private static final String LOCK_OPEN = OPEN + " order by r.customer_id for update";
    private static final String OTHERS =
            "select distinct r.customer_id from" + OF_CUSTOMERS + " not (" + BulkSql.OPEN_NOW + ")";
    private static final String ROWS = "select" + BulkSql.COLUMNS + "from" + OF_CUSTOMERS + BulkSql.NOT_RESERVED;

    private static final String REAFFIRMED = "select" + BulkSql.SAID + "from reaffirmation r where " + BulkSql.OF_SCOPE
            + " and r.customer_id in (" + "?,".repeat(LIST - 1) + "?) and r.recorded_at > ?";
    private static final String FREE = "delete from customer_relationship r where " + BulkSql.OF_SCOPE
            + " and r.customer_id = ? and " + BulkSql.OPEN_NOW;
    private static final String CLOSE = "update customer_relationship r set superseded_at = ?, superseded_by = ? where "
            + BulkSql.OF_SCOPE
            + " and r.customer_id = ? and r.valid_to = ? and r.recorded_at = ? and r.superseded_at = ?";
    private static final String ADD = """
        insert into customer_relationship (customer_id, institution, relationship_type, valid_from, valid_to, ownership,
            recorded_at, superseded_at, stated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    @Override
    public void begin() {
        // statements for one customer each need no advice
    }

    @Override
    public Set<String> addOpen(BulkScope scope, List<BulkEntry> entries, Instant at) {
        Set<String> open = new HashSet<>();
        find(OPEN, scope, customers(entries), row -> open.add(row.getString(1)));
        List<Add> rows = new ArrayList<>();
        for (BulkEntry entry : entries) {
            if (!open.contains(entry.customer())) {
                rows.add(new Add(entry.customer(), BulkSql.openSpan(entry), at));
            }
        }
        add(scope, rows);
        Set<String> added = HashSet.newHashSet(rows.size());
        rows.forEach(row -> added.add(row.customer()));
        return added;
    }

    @Override
    public Set<String> withOtherRows(BulkScope scope, Collection<String> customers) {
        Set<String> others = new HashSet<>();
        find(OTHERS, scope, customers, row -> others.add(row.getString(1)));
        return others;
    }

    @Override
    public Set<String> alreadyThere(BulkScope scope, List<BulkEntry> entries) {
        Map<String, BulkEntry> asked = new HashMap<>();
        entries.forEach(entry -> asked.put(entry.customer(), entry));
        Set<String> there = new HashSet<>();
        find(OPEN, scope, asked.keySet(), found -> {
            StoredRow row = BulkSql.row(found);
            BulkEntry entry = asked.get(found.getString(1));
            if (entry != null && BulkSql.holds(row, entry, scope.statedAt())) {
                there.add(entry.customer());
            }
        });
        return there;
    }

    @Override
    public Map<String, StoredRow> open(BulkScope scope, Collection<String> customers) {
        Map<String, StoredRow> open = new HashMap<>();
        find(OPEN, scope, customers, row -> open.put(row.getString(1), BulkSql.row(row)));
        return open;
    }

    @Override
    public Set<String> lockOpen(BulkScope scope, Collection<String> customers) {
        Set<String> locked = new HashSet<>();
        find(LOCK_OPEN, scope, customers, row -> locked.add(row.getString(1)));
        return locked;
    }

    @Override
    public Map<String, List<StoredRow>> rows(BulkScope scope, Collection<String> customers) {
        Map<String, List<StoredRow>> rows = new HashMap<>();
        find(
                ROWS,
                scope,
                customers,
                found -> rows.computeIfAbsent(found.getString(1), customer -> new ArrayList<>())
                        .add(BulkSql.row(found)));
        return rows;
    }

    @Override
    public Map<String, List<RecordedPeriod>> reaffirmed(BulkScope scope, Collection<String> customers) {
        Map<String, List<RecordedPeriod>> said = new HashMap<>();
        find(
                REAFFIRMED,
                scope,
                customers,
                found -> said.computeIfAbsent(found.getString(1), customer -> new ArrayList<>())
                        .add(BulkSql.said(found)),
                UtcTime.of(scope.statedAt()));
        return said;
    }

    @Override
    public void commitWithoutWaiting() {
        // every commit waits
    }

    @Override
    public void write(BulkScope scope, BulkWrites writes) {
        String institution = scope.institution().value();
        String type = scope.type().name();
        changeEach(FREE, writes.free, customer -> new Object[] {institution, type, customer});
        changeEach(CLOSE, writes.close, each -> closing(each, institution, type));
        add(scope, writes.add);
    }

    private static Object[] closing(Close each, String institution, String type) {
        return new Object[] {
            UtcTime.of(each.at()),
            each.why().name(),
            institution,
            type,
            each.customer(),
            each.row().period().to(),
            UtcTime.of(each.row().recordedAt()),
            BulkSql.NEVER
        };
    }

    private void add(BulkScope scope, List<Add> rows) {
        String institution = scope.institution().value();
        String type = scope.type().name();
        LocalDateTime statedAt = UtcTime.of(scope.statedAt());
        changeEach(ADD, rows, each -> new Object[] {
            each.customer(),
            institution,
            type,
            each.span().period().from(),
            each.span().period().to(),
            each.span().ownership().name(),
            UtcTime.of(each.at()),
            BulkSql.NEVER,
            statedAt
        });
    }

    private <T> void changeEach(String sql, List<T> rows, Function<T, Object[]> parameters) {
        if (rows.isEmpty()) {
            return;
        }
        int[][] counts = database.batchUpdate(sql, rows, ROWS_AT_ONCE, (statement, row) -> {
            Object[] values = parameters.apply(row);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        });
        // Oracle may say "done" without a number; that none was changed it says.
        if (Arrays.stream(counts).flatMapToInt(Arrays::stream).anyMatch(count -> count == 0)) {
            throw new OptimisticLockingFailureException("a row was changed by another transaction");
        }
    }

    private void find(String sql, BulkScope scope, Collection<String> customers, Row each, Object... more) {
        List<String> ids = List.copyOf(customers);
        for (int from = 0; from < ids.size(); from += LIST) {
            Object[] parameters = new Object[LIST + 2 + more.length];
            parameters[0] = scope.institution().value();
            parameters[1] = scope.type().name();
            for (int i = 0; i < LIST; i++) {
                parameters[i + 2] = ids.get(Math.min(from + i, ids.size() - 1));
            }
            System.arraycopy(more, 0, parameters, LIST + 2, more.length);
            database.query(sql, (ResultSet row) -> each.read(row), parameters);
        }
    }

    private static List<String> customers(List<BulkEntry> entries) {
        return entries.stream().map(BulkEntry::customer).toList();
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }
}
