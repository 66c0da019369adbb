package no.kfr.bulkload.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.access.Signer;
import no.kfr.bulkload.BatchListQuery;
import no.kfr.bulkload.BatchQuery;
import no.kfr.bulkload.Batches;
import no.kfr.bulkload.UploadSample;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchJournal;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.bulkload.entry.EntryOutcome;
import no.kfr.bulkload.report.BatchReportQuery;
import no.kfr.bulkload.report.ReportEntry;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.bulk.BulkRegister;
import no.kfr.register.bulk.BulkScope;
import no.kfr.transaction.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionTimedOutException;

/** A database that is too slow for a whole chunk, or for anything. */
@SuppressWarnings("NullAway.Init")
class SlowChunkTest {

    private final OrganisationNumber institution = TestNumbers.organisation();
    private final Signer signer = TestSigner.of(institution);
    private final List<CustomerId> customers =
            Stream.generate(TestNumbers::customer).limit(20).toList();
    private final List<Integer> tried = new ArrayList<>();
    private int most = Integer.MAX_VALUE;
    private RegisterNode node;
    private Batches batches;

    private void start(TestDatabase database) {
        node = RegisterNode.on(database);
        node.clock().moveTo(MovableClock.START);
        node.access().permitAll();
        batches = node.get(Batches.class);
    }

    @AfterEach
    void leave_nothing_unfinished() {
        for (Batch each : batches.list(
                        node.request(),
                        new BatchListQuery(
                                signer, new CorrelationId(UUID.randomUUID()), institution.value(), null, null, null))
                .batches()) {
            if (!each.state().isFinal()) {
                batches.cancel(node.request(), query(each));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("no.kfr.TestDatabase#available")
    void a_chunk_that_takes_too_long_is_carried_out_in_parts(TestDatabase database) {
        start(database);
        Batch batch = send();
        most = 3;

        runs().run(institution, () -> true);

        assertThat(get(batch).state()).isEqualTo(BatchState.COMPLETED);
        assertThat(get(batch).counts().added()).isEqualTo(20);
        assertThat(get(batch).processed()).isEqualTo(40);
        assertThat(report(batch).values())
                .filteredOn(EntryOutcome.DUPLICATE::equals)
                .hasSize(20);
        assertThat(tried).startsWith(40, 20, 10, 4, 2).allMatch(size -> size % 2 == 0);
        assertThat(rows()).isEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("no.kfr.TestDatabase#available")
    void another_node_goes_on_where_one_stopped_within_a_chunk(TestDatabase database) {
        start(database);
        Batch batch = send();
        most = 4;
        runs().run(institution, () -> get(batch).counts().added() < 4);

        assertThat(get(batch).state()).isEqualTo(BatchState.RUNNING);
        assertThat(report(batch).values())
                .filteredOn(EntryOutcome.ADDED::equals)
                .hasSize(4);
        assertThat(report(batch).values())
                .filteredOn(EntryOutcome.PENDING::equals)
                .hasSize(16);
        most = Integer.MAX_VALUE;
        runs().run(institution, () -> true);

        assertThat(tried.getLast()).isEqualTo(32);
        assertThat(get(batch).state()).isEqualTo(BatchState.COMPLETED);
        assertThat(get(batch).counts().added()).isEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("no.kfr.TestDatabase#available")
    void what_was_not_reached_when_it_is_cancelled_says_so(TestDatabase database) {
        start(database);
        Batch batch = send();
        most = 4;
        runs().run(institution, () -> get(batch).counts().added() < 4);

        batches.cancel(node.request(), query(batch));

        assertThat(get(batch).counts().notApplied()).isEqualTo(16);
        assertThat(report(batch).values())
                .filteredOn(EntryOutcome.NOT_APPLIED::equals)
                .hasSize(16);
    }

    @ParameterizedTest
    @MethodSource("no.kfr.TestDatabase#available")
    void a_batch_that_makes_no_progress_says_why_until_it_does(TestDatabase database) {
        start(database);
        Batch batch = send();
        most = 0;
        runs().run(institution, () -> get(batch).state() != BatchState.RUNNING);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> runs().run(institution, () -> true));
        node.clock().move(Duration.ofMinutes(1));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> runs().run(institution, () -> true));

        assertThat(get(batch).stall()).isEqualTo(new Batch.Stall(Code.BATCH_STEP_TOO_SLOW.id(), MovableClock.START));
        assertThat(node.get(BatchHealth.class).health().getDetails())
                .containsEntry("stalled", 1)
                .containsEntry("stalledBecause", "KFR-140")
                .containsEntry("stalledSince", MovableClock.START.toString());
        most = Integer.MAX_VALUE;
        runs().run(institution, () -> true);

        assertThat(get(batch).state()).isEqualTo(BatchState.COMPLETED);
        assertThat(get(batch).stall()).isNull();
        assertThat(node.get(BatchHealth.class).health().getDetails()).containsEntry("stalled", 0);
    }

    @ParameterizedTest
    @MethodSource("no.kfr.TestDatabase#available")
    void a_statement_that_lasts_too_long_is_known_as_such(TestDatabase database) {
        start(database);
        String slow = database == TestDatabase.POSTGRESQL
                ? "select count(*) from (select pg_sleep(30)) s"
                : "select count(*) from system_range(1, 100000) a, system_range(1, 100000) b where a.x + b.x < 0";
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> node.get(UnitOfWork.class)
                        .read(
                                Duration.ofSeconds(1),
                                () -> node.get(JdbcTemplate.class).queryForObject(slow, Long.class)))
                .matches(failed ->
                        failed instanceof QueryTimeoutException || failed instanceof TransactionTimedOutException);
    }

    /** Too slow for more than so many entries. */
    private BatchRuns runs() {
        ChunkWork slow = new ChunkWork(node.get(BulkRegister.class)) {
            @Override
            Applied apply(BulkScope scope, Chunk chunk, boolean ends) {
                tried.add(chunk.size());
                Applied applied = super.apply(scope, chunk, ends);
                if (chunk.size() > most) {
                    throw new QueryTimeoutException("too slow");
                }
                return applied;
            }
        };
        return new BatchRuns(
                node.get(BatchTable.class),
                node.get(BatchProgress.class),
                node.get(ChunkTable.class),
                slow,
                node.get(BatchStart.class),
                node.get(BatchJournal.class),
                node.get(UnitOfWork.class),
                node.clock());
    }

    /** Each customer twice. */
    private Batch send() {
        String text = Stream.concat(customers.stream(), customers.stream())
                .map(each -> each.value() + "#2024-01-01")
                .collect(Collectors.joining(","));
        return batches.upload(
                node.request(), UploadSample.of(institution).by(signer).with(text));
    }

    private Batch get(Batch batch) {
        return batches.get(node.request(), query(batch));
    }

    private Map<Integer, EntryOutcome> report(Batch batch) {
        var asked = new BatchReportQuery(
                signer, new CorrelationId(UUID.randomUUID()), institution.value(), batch.batchId(), false, null, null);
        return batches.report(node.request(), asked).entries().stream()
                .collect(Collectors.toMap(ReportEntry::position, ReportEntry::outcome));
    }

    private BatchQuery query(Batch batch) {
        return new BatchQuery(signer, new CorrelationId(UUID.randomUUID()), institution.value(), batch.batchId());
    }

    private int rows() {
        return node.sql()
                .sql("select count(*) from customer_relationship where institution = ?")
                .param(institution.value())
                .query(Integer.class)
                .single();
    }
}
