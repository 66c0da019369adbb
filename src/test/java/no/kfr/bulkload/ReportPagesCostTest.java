package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kfr.TestDatabase;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.OnInvalidEntry;
import no.kfr.soap.cost.Cost;
import no.kfr.soap.cost.Growth;
import org.junit.jupiter.api.Test;

/** What a page of a report costs, the embedded database included: as much for a small batch as for a large one. */
class ReportPagesCostTest extends BatchCase {

    ReportPagesCostTest() {
        super(TestDatabase.H2);
    }

    @Test
    void a_page_costs_the_same_however_many_entries_the_batch_has() throws Exception {
        assertCostsTheSame(false);
    }

    @Test
    void a_page_of_refused_entries_costs_the_same_however_many_entries_the_batch_has() throws Exception {
        assertCostsTheSame(true);
    }

    private void assertCostsTheSame(boolean refusedOnly) throws Exception {
        List<Cost> costs = Growth.of("entries of the batch", 12_000, this::received)
                .handledBy(batch -> page(batch, refusedOnly))
                .costs();

        assertThat(costs.getLast().bytes())
                .as("bytes for eight times as many entries, %s", costs)
                .isLessThan(costs.getFirst().bytes() * 5 / 4);
    }

    private void page(Batch batch, boolean refusedOnly) {
        assertThat(batches.report(node.request(), report(batch, refusedOnly, batch.entries() / 2, 50))
                        .entries())
                .hasSize(50);
    }

    private Batch received(int entries) {
        return batches.upload(
                node.request(),
                upload(BatchMode.REGISTER, ReportPagesContract.content(entries), null, OnInvalidEntry.SKIP_ENTRY));
    }
}
