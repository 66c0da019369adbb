package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.bulkload.apply.BatchProgress;
import no.kfr.bulkload.apply.BatchRuns;
import no.kfr.bulkload.apply.BatchScheduler;
import no.kfr.bulkload.apply.BatchStart;
import no.kfr.bulkload.apply.ChunkWork;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchJournal;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.bulkload.report.EntryRetention;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Refused;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Ownership;
import no.kfr.transaction.UnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Those who apply batches: several at the same one, dying ones, and one that has to be fair. */
@Timeout(120)
class WorkersTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final List<RegisterNode> NODES =
            TestDatabase.available().stream().map(WorkersTest::node).toList();

    private final OrganisationNumber institution = TestNumbers.organisation();

    static Stream<RegisterNode> nodes() {
        return NODES.stream();
    }

    @AfterAll
    static void close() {
        NODES.forEach(RegisterNode::close);
    }

    private static RegisterNode node(TestDatabase database) {
        List<String> settings = new ArrayList<>(database.settings());
        settings.add("kfr.bulkload.chunk-size=20");
        return RegisterNode.start(settings);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("nodes")
    void apply_each_chunk_once_when_two_are_at_the_same_batch(RegisterNode node) throws Exception {
        List<CustomerId> customers = customers(400);
        Batch batch = upload(node, institution, customers);
        try (ExecutorService workers = Executors.newFixedThreadPool(3)) {
            List<Future<Boolean>> working = Stream.generate(
                            () -> workers.submit(() -> node.get(BatchRuns.class).run(institution, () -> true)))
                    .limit(3)
                    .toList();
            for (Future<Boolean> each : working) {
                each.get();
            }
        }
        Batch done = get(node, batch);
        assertThat(done.state()).isEqualTo(BatchState.COMPLETED);
        assertThat(done.counts().added()).isEqualTo(400);
        assertThat(rows(node, institution)).isEqualTo(400);
        assertThat(completions(node, batch)).isEqualTo(1);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("nodes")
    void go_on_where_another_died(RegisterNode node) {
        Batch batch = upload(node, institution, customers(100));
        BatchRuns dying = dying(node, 3);
        assertThatIllegalStateException().isThrownBy(() -> dying.run(institution, () -> true));
        assertThat(rows(node, institution)).isEqualTo(40);
        assertThat(get(node, batch).processed()).isEqualTo(40);

        node.get(BatchRuns.class).run(institution, () -> true);

        assertThat(get(node, batch).counts().added()).isEqualTo(100);
        assertThat(rows(node, institution)).isEqualTo(100);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("nodes")
    void stop_after_their_chunk_when_the_batch_is_cancelled(RegisterNode node) {
        Batch batch = upload(node, institution, customers(100));
        int[] steps = {0};
        node.get(BatchRuns.class).run(institution, () -> ++steps[0] < 3);
        assertThat(get(node, batch).state()).isEqualTo(BatchState.RUNNING);

        Batch cancelled = node.get(Batches.class).cancel(node.request(), query(batch));
        node.get(BatchRuns.class).run(institution, () -> true);

        assertThat(cancelled.counts().added()).isEqualTo(40);
        assertThat(cancelled.counts().notApplied()).isEqualTo(60);
        assertThat(rows(node, institution)).isEqualTo(40);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("nodes")
    void leave_a_consistent_register_among_single_calls(RegisterNode node) throws Exception {
        List<CustomerId> customers = customers(60);
        for (int i = 0; i < 3; i++) {
            upload(node, institution, customers);
        }
        try (ExecutorService callers = Executors.newFixedThreadPool(6)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Random random = new Random(i);
                all.add(callers.submit(() -> singles(node, customers, random)));
            }
            for (int i = 0; i < 2; i++) {
                all.add(callers.submit(() -> work(node)));
            }
            for (Future<Boolean> each : all) {
                each.get();
            }
        }
        work(node);
        assertThat(contradictions(node)).isZero();
        assertThat(node.get(BatchTable.class).list(institution, BatchState.COMPLETED, null, 10))
                .hasSize(3)
                .allSatisfy(batch -> assertThat(batch.shown().processed()).isEqualTo(60));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("nodes")
    void let_a_small_batch_pass_a_large_one_of_another_institution(RegisterNode node) {
        OrganisationNumber small = TestNumbers.organisation();
        Batch large = upload(node, institution, customers(1000));
        Batch little = upload(node, small, customers(5));
        BulkloadSettings settings = node.get(BulkloadSettings.class);
        var oneWorker = new BulkloadSettings(
                settings.maxContentSize(),
                settings.maxExpansion(),
                settings.confirmAboveShare(),
                settings.confirmAboveNumber(),
                settings.maxConcurrentUploads(),
                settings.maxUnfinished(),
                settings.maxConcurrentExtracts(),
                settings.extractTimeout(),
                settings.reportEntries(),
                settings.listedBatches(),
                settings.chunkSize(),
                1,
                Duration.ofNanos(1),
                Duration.ZERO,
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                settings.keepEntries());
        var turns = new BatchScheduler(
                node.get(BatchRuns.class),
                node.get(BatchTable.class),
                node.get(EntryRetention.class),
                oneWorker,
                Clock.systemUTC(),
                node.get(DataSource.class));
        turns.fire(institution);
        turns.fire(small);
        turns.start();
        try {
            while (get(node, large).state() != BatchState.COMPLETED) {
                Thread.onSpinWait();
            }
        } finally {
            turns.stop();
        }
        assertThat(completedFirst(node, large, little))
                .isEqualTo(little.correlationId().toString());
    }

    /**
     * As the scheduler, which takes up at the next turn what was refused for now: on a machine with next to no time for it, a chunk is not
     * done within a transaction's limit.
     */
    private boolean work(RegisterNode node) {
        int turns = 5;
        while (true) {
            try {
                return node.get(BatchRuns.class).run(institution, () -> true);
            } catch (Refused refused) {
                if (!refused.code().retryable() || --turns == 0) {
                    throw refused;
                }
            }
        }
    }

    private boolean singles(RegisterNode node, List<CustomerId> customers, Random random) {
        Register register = node.get(Register.class);
        for (int i = 0; i < 60; i++) {
            var key = new RelationshipKey(
                    institution, customers.get(random.nextInt(customers.size())), RelationshipType.DSOPBANK);
            LocalDate day = START.minusDays(20).plusDays(random.nextInt(40));
            int kind = random.nextInt(4);
            try {
                node.inTransaction(() -> switch (kind) {
                    case 0 -> register.register(key, Period.openFrom(day), Ownership.UNKNOWN);
                    case 1 -> register.register(key, new Period(day, day.plusDays(3)), Ownership.PRIMARY_OWNER);
                    case 2 -> register.end(key, day);
                    default -> register.annul(key, day, "wrong");
                });
            } catch (Refused nothingThere) {
                // as good an answer as any
            }
        }
        return true;
    }

    /** Dies in the middle of its so-many-th chunk, after the register was changed. */
    private static BatchRuns dying(RegisterNode node, int chunk) {
        int[] left = {chunk};
        ChunkTable table = new ChunkTable(node.get(JdbcTemplate.class)) {
            @Override
            public void applied(String batchId, Stored chunk, int from, byte[] outcomes) {
                if (--left[0] == 0) {
                    throw new IllegalStateException("dead");
                }
                super.applied(batchId, chunk, from, outcomes);
            }
        };
        return new BatchRuns(
                node.get(BatchTable.class),
                node.get(BatchProgress.class),
                table,
                node.get(ChunkWork.class),
                node.get(BatchStart.class),
                node.get(BatchJournal.class),
                node.get(UnitOfWork.class),
                node.clock());
    }

    private static Batch upload(RegisterNode node, OrganisationNumber institution, List<CustomerId> customers) {
        String text =
                customers.stream().map(each -> each.value() + "#2024-01-01").collect(Collectors.joining(","));
        return node.get(Batches.class)
                .upload(node.request(), UploadSample.of(institution).with(text));
    }

    private static Batch get(RegisterNode node, Batch batch) {
        return node.get(Batches.class).get(node.request(), query(batch));
    }

    private static BatchQuery query(Batch batch) {
        return new BatchQuery(
                TestSigner.of(batch.institution()),
                new CorrelationId(UUID.randomUUID()),
                batch.institution().value(),
                batch.batchId());
    }

    private static List<CustomerId> customers(int count) {
        return Stream.generate(TestNumbers::customer).limit(count).toList();
    }

    private static int rows(RegisterNode node, OrganisationNumber institution) {
        return node.sql()
                .sql("select count(*) from customer_relationship where institution = ?")
                .param(institution.value())
                .query(Integer.class)
                .single();
    }

    private int contradictions(RegisterNode node) {
        return node.sql()
                .sql("""
                    select count(*) from customer_relationship a, customer_relationship b
                    where a.institution = ? and b.customer_id = a.customer_id and a.institution = b.institution
                    and (a.valid_to <> b.valid_to or a.superseded_at <> b.superseded_at)
                    and a.valid_from <= b.valid_to and b.valid_from <= a.valid_to
                    and a.recorded_at < b.superseded_at and b.recorded_at < a.superseded_at\
                    """)
                .param(institution.value())
                .query(Integer.class)
                .single();
    }

    private static int completions(RegisterNode node, Batch batch) {
        return node.sql()
                .sql("select count(*) from journal_entry where correlation_id = ? and detail like 'COMPLETED%'")
                .param(batch.correlationId().toString())
                .query(Integer.class)
                .single();
    }

    private static String completedFirst(RegisterNode node, Batch one, Batch other) {
        return node.sql()
                .sql("select correlation_id from journal_entry where correlation_id in (?, ?)"
                        + " and detail like 'COMPLETED%' order by entry_no")
                .params(one.correlationId().toString(), other.correlationId().toString())
                .query(String.class)
                .list()
                .getFirst();
    }
}
