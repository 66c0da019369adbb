package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.bulkload.apply.BatchRuns;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.batch.OnInvalidEntry;
import no.kfr.bulkload.intake.BatchUpload;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.Test;

/** Batches that are not finished are looked through again and again: an institution has not more of them than it needs. */
abstract class UnfinishedBatchesContract extends BatchCase {

    private final int most = node.get(BulkloadSettings.class).maxUnfinished();

    UnfinishedBatchesContract(TestDatabase database) {
        super(database);
    }

    @Test
    void an_institution_with_many_unfinished_batches_is_refused_another_until_one_is_finished() {
        List<BatchUpload> sent = fill();
        BatchUpload another = registering();

        assertRefused(another);
        assertThat(batches.upload(node.request(), sent.getFirst()).state()).isEqualTo(BatchState.RECEIVED);

        Batch first = batches.upload(node.request(), sent.getFirst());
        batches.cancel(node.request(), query(first));
        assertThat(batches.upload(node.request(), another).state()).isEqualTo(BatchState.RECEIVED);
        assertRefused(registering());
    }

    @Test
    void batches_that_were_rejected_or_carried_out_do_not_count() {
        for (int i = 0; i <= most; i++) {
            batches.upload(node.request(), upload(BatchMode.REGISTER, "1234", null, OnInvalidEntry.REJECT_BATCH));
        }
        fill();
        node.get(BatchRuns.class).run(institution, () -> true);

        assertThat(batches.upload(node.request(), registering()).state()).isEqualTo(BatchState.RECEIVED);
    }

    private List<BatchUpload> fill() {
        List<BatchUpload> sent = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            sent.add(registering());
            batches.upload(node.request(), sent.getLast());
        }
        return sent;
    }

    private BatchUpload registering() {
        return upload(BatchMode.REGISTER, TestNumbers.organisation().value());
    }

    private void assertRefused(BatchUpload another) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> batches.upload(node.request(), another))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(Code.TOO_MANY_UNFINISHED);
                    assertThat(refused.retryAfter()).isNotNull();
                });
        assertThat(node.inTransaction(
                        () -> node.get(BatchTable.class).ofRequest(signer.organisation(), another.correlationId())))
                .isEmpty();
    }
}
