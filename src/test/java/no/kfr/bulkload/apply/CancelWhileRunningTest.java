package no.kfr.bulkload.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.access.Signer;
import no.kfr.bulkload.BatchQuery;
import no.kfr.bulkload.Batches;
import no.kfr.bulkload.UploadSample;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchJournal;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.bulkload.intake.BatchUpload;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.bulk.BulkRegister;
import no.kfr.register.bulk.BulkScope;
import no.kfr.transaction.UnitOfWork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody cancels a batch at the moment at which a chunk of it is being applied. */
class CancelWhileRunningTest {

    /** Much less than a database waits for a lock, much more than the answer takes. */
    private static final int SECONDS = 5;

    static Stream<TestDatabase> databases() {
        return TestDatabase.available().stream();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void is_answered_at_once_and_nothing_of_that_chunk_stays(TestDatabase database) {
        RegisterNode node = RegisterNode.on(database);
        node.clock().moveTo(MovableClock.START);
        node.access().permitAll();
        OrganisationNumber institution = TestNumbers.organisation();
        Signer signer = TestSigner.of(institution);
        Batches batches = node.get(Batches.class);
        Batch sent = batches.upload(node.request(), upload(signer, institution));
        List<BatchState> answers = new ArrayList<>();
        BatchRuns runs = runs(node, new ChunkWork(node.get(BulkRegister.class)) {
            @Override
            Applied apply(BulkScope scope, Chunk chunk, boolean ends) {
                Applied applied = super.apply(scope, chunk, ends);
                answers.add(CompletableFuture.supplyAsync(() -> batches.cancel(node.request(), query(signer, sent)))
                        .orTimeout(SECONDS, TimeUnit.SECONDS)
                        .join()
                        .state());
                return applied;
            }
        });

        runs.run(institution, () -> true);

        assertThat(answers).containsExactly(BatchState.CANCELLED);
        Batch now = batches.get(node.request(), query(signer, sent));
        assertThat(now.state()).isEqualTo(BatchState.CANCELLED);
        assertThat(now.counts()).isEqualTo(new Batch.Counts(0, 0, 0, 0, 0, 0, 0, 1));
        assertThat(node.sql()
                        .sql("select count(*) from customer_relationship where institution = ?")
                        .param(institution.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static BatchRuns runs(RegisterNode node, ChunkWork work) {
        return new BatchRuns(
                node.get(BatchTable.class),
                node.get(BatchProgress.class),
                node.get(ChunkTable.class),
                work,
                node.get(BatchStart.class),
                node.get(BatchJournal.class),
                node.get(UnitOfWork.class),
                node.get(Clock.class));
    }

    private static BatchQuery query(Signer signer, Batch batch) {
        return new BatchQuery(
                signer,
                new CorrelationId(UUID.randomUUID()),
                batch.institution().value(),
                batch.batchId());
    }

    private static BatchUpload upload(Signer signer, OrganisationNumber institution) {
        byte[] content = TestNumbers.customer().value().getBytes(StandardCharsets.UTF_8);
        return UploadSample.of(institution).by(signer).with(content);
    }
}
