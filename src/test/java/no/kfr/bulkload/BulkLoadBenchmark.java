package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import no.kfr.BenchmarkPostgres;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.bulkload.apply.BatchRuns;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import org.junit.jupiter.api.Test;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * A file of 870,000 entries into a fresh register, then once more, next to the fastest that the same database does with the
 * same rows and the same key. Prints; asserts nothing about time. Not part of the tests:
 *
 * <pre>mvn test -Dtest=BulkLoadBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class BulkLoadBenchmark {

    private static final int ENTRIES = Integer.getInteger("kfr.benchmark.entries", 870_000);
    private static final int ROUNDS = Integer.getInteger("kfr.benchmark.rounds", 2);
    private static final int BATCH = 10_000;
    private static final LocalDate OPEN = LocalDate.of(9999, 12, 31);
    private static final LocalDateTime NEVER = OPEN.atStartOfDay();
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 22, 11, 0);

    private static final String COLUMNS =
            "(customer_id, institution, relationship_type, valid_from, valid_to, ownership,"
                    + " recorded_at, superseded_at, stated_at)";

    private static final String BASELINE_ON_H2 = """
        create table baseline (customer_id varchar2(11) not null, institution varchar2(9) not null,
            relationship_type varchar2(10) not null, valid_from date not null, valid_to date not null,
            ownership varchar2(20) not null, recorded_at timestamp(6) not null, superseded_at timestamp(6) not null,
            superseded_by varchar2(12), reason varchar2(500), stated_at timestamp(6),
            primary key (customer_id, institution, relationship_type, valid_to, superseded_at),
            check (valid_from <= valid_to), check (recorded_at < superseded_at))\
        """;

    @Test
    void postgresql() throws Exception {
        try (BenchmarkPostgres database = BenchmarkPostgres.start()) {
            measure(RegisterNode.start(database.settings()), true);
        }
    }

    @Test
    void h2() throws Exception {
        measure(RegisterNode.start(TestDatabase.newH2File()), false);
    }

    private static void measure(RegisterNode node, boolean copies) throws Exception {
        long[] persons = BenchmarkFile.persons(ENTRIES, 1);
        byte[] file = BenchmarkFile.text(persons);
        try (node) {
            print("%s, %d entries, %d bytes", product(node), ENTRIES, file.length);
            for (int round = 0; round < ROUNDS; round++) {
                OrganisationNumber institution = TestNumbers.organisation();
                if (copies) {
                    baseline(node, "COPY, in the file's order", persons, institution, BulkLoadBenchmark::copy);
                    baseline(node, "COPY, sorted", BenchmarkFile.sorted(persons), institution, BulkLoadBenchmark::copy);
                } else {
                    baseline(node, "JDBC batch, in the file's order", persons, institution, BulkLoadBenchmark::insert);
                    baseline(
                            node,
                            "JDBC batch, sorted",
                            BenchmarkFile.sorted(persons),
                            institution,
                            BulkLoadBenchmark::insert);
                }
                node.sql().sql("truncate table customer_relationship").update();
                load(node, institution, file, "fresh register");
                load(node, institution, file, "the same file again");
            }
        }
    }

    private static void load(RegisterNode node, OrganisationNumber institution, byte[] file, String what) {
        Batches batches = node.get(Batches.class);
        node.clock().move(Duration.ofMinutes(1));
        long start = System.nanoTime();
        Batch batch = batches.upload(
                node.request(), UploadSample.of(institution).entries(ENTRIES).with(file));
        print("  acknowledged (read, checked, stored): %.2f s", seconds(start));
        start = System.nanoTime();
        node.get(BatchRuns.class).run(institution, () -> true);
        rate(what, start);
        Batch done = batches.get(
                node.request(),
                new BatchQuery(
                        TestSigner.of(institution),
                        new CorrelationId(UUID.randomUUID()),
                        institution.value(),
                        batch.batchId()));
        assertThat(done.state()).isEqualTo(BatchState.COMPLETED);
        assertThat(done.counts().added() + done.counts().alreadyThere()).isEqualTo(ENTRIES);
    }

    private static void baseline(
            RegisterNode node, String what, long[] persons, OrganisationNumber institution, Baseline baseline)
            throws SQLException {
        try (Connection connection = node.get(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    copies(connection)
                            ? "create table baseline (like customer_relationship including all)"
                            : BASELINE_ON_H2);
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            baseline.fill(connection, persons, institution);
            connection.commit();
            rate(what, start);
            connection.setAutoCommit(true);
            statement.execute("drop table baseline");
        }
    }

    private static void copy(Connection connection, long[] persons, OrganisationNumber institution)
            throws SQLException {
        StringBuilder rows = new StringBuilder();
        for (long person : persons) {
            rows.append(BenchmarkFile.id(person))
                    .append('\t')
                    .append(institution.value())
                    .append("\tDSOPBANK\t2026-11-22\t9999-12-31\tUNKNOWN\t2026-11-22 11:00:00\t9999-12-31 00:00:00\t")
                    .append("2026-11-22 11:00:00\n");
        }
        byte[] bytes = rows.toString().getBytes(StandardCharsets.US_ASCII);
        try {
            new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyIn("copy baseline " + COLUMNS + " from stdin", new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void insert(Connection connection, long[] persons, OrganisationNumber institution)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into baseline " + COLUMNS + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < persons.length; i++) {
                List<Object> values = List.of(
                        BenchmarkFile.id(persons[i]),
                        institution.value(),
                        "DSOPBANK",
                        AT.toLocalDate(),
                        OPEN,
                        "UNKNOWN",
                        AT,
                        NEVER,
                        AT);
                for (int column = 0; column < values.size(); column++) {
                    insert.setObject(column + 1, values.get(column));
                }
                insert.addBatch();
                if ((i + 1) % BATCH == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
        }
    }

    private static boolean copies(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    private static String product(RegisterNode node) throws SQLException {
        try (Connection connection = node.get(DataSource.class).getConnection()) {
            return connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static void rate(String what, long start) {
        double seconds = seconds(start);
        print("  %-34s %6.2f s %,9.0f rows/s", what, seconds, ENTRIES / seconds);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }

    private interface Baseline {
        void fill(Connection connection, long[] persons, OrganisationNumber institution) throws SQLException;
    }
}
