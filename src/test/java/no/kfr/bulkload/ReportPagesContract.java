package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.bulkload.apply.BatchRuns;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.batch.OnInvalidEntry;
import no.kfr.bulkload.report.EntryRetention;
import no.kfr.bulkload.report.ReportEntry;
import no.kfr.bulkload.report.SpooledFile;
import no.kfr.identity.CustomerId;
import no.kfr.refusal.Code;
import org.junit.jupiter.api.Test;

/** The pages of a report about so many entries that they are found by their key, on whatever database. */
abstract class ReportPagesContract extends BatchCase {

    /** More than a chunk has. */
    private static final int ENTRIES = 12_000;

    private static final List<CustomerId> CUSTOMERS =
            Stream.generate(TestNumbers::customer).limit(300).toList();

    ReportPagesContract(TestDatabase database) {
        super(database);
    }

    @Test
    void pages_say_what_the_file_says_before_while_and_after_the_batch_is_applied() throws IOException {
        Batch batch = received(ENTRIES);
        assertPagesAsInFile(batch);

        node.get(BatchRuns.class).run(institution, () -> doneChunks(batch) == 0);
        Batch running = batches.get(node.request(), query(batch));
        assertThat(running.state()).isEqualTo(BatchState.RUNNING);
        assertThat(running.processed()).isPositive();
        assertPagesAsInFile(running);

        assertPagesAsInFile(finish(batch));
        assertPagesAsInFile(finish(batch));
    }

    @Test
    void a_batch_that_was_rejected_or_cancelled_has_pages_too() throws IOException {
        Batch rejected = batches.upload(
                node.request(), upload(BatchMode.REGISTER, content(ENTRIES), null, OnInvalidEntry.REJECT_BATCH));
        assertThat(rejected.state()).isEqualTo(BatchState.REJECTED);
        assertPagesAsInFile(rejected);

        Batch received = received(ENTRIES);
        assertThat(pages(received, false)).hasSize(ENTRIES);
        assertPagesAsInFile(batches.cancel(node.request(), query(received)));
    }

    @Test
    void whoever_asks_at_the_same_time_gets_the_same_pages() throws Exception {
        Batch batch = received(ENTRIES);
        List<String> file = file(batch, false);
        try (ExecutorService askers = Executors.newFixedThreadPool(4)) {
            List<Future<List<String>>> asked = Stream.generate(() -> askers.submit(() -> pages(batch, false)))
                    .limit(4)
                    .toList();
            for (Future<List<String>> each : asked) {
                assertThat(each.get()).isEqualTo(file);
            }
        }
        assertThat(storedPages(batch)).isPositive();
    }

    @Test
    void pages_go_when_the_entries_go() {
        Batch rejected = batches.upload(
                node.request(), upload(BatchMode.REGISTER, content(ENTRIES), null, OnInvalidEntry.REJECT_BATCH));
        assertThat(pages(rejected, true)).isNotEmpty();
        assertThat(storedPages(rejected)).isPositive();

        node.clock().move(node.get(BulkloadSettings.class).keepEntries().plus(Duration.ofSeconds(1)));
        node.get(EntryRetention.class).remove(() -> true);

        assertThat(storedPages(rejected)).isZero();
        assertRefused(Code.REPORT_GONE, () -> batches.report(node.request(), report(rejected, false, null, null)));
    }

    private Batch received(int entries) {
        return batches.upload(
                node.request(), upload(BatchMode.REGISTER, content(entries), null, OnInvalidEntry.SKIP_ENTRY));
    }

    /** In no order of customers, so that every chunk has some of each page. */
    static String content(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(i -> i % 10 == 0
                        ? "x" + i
                        : CUSTOMERS.get((int) (i * 7919L % CUSTOMERS.size())).value() + "#2024-01-0" + (1 + i % 7))
                .collect(Collectors.joining(","));
    }

    private void assertPagesAsInFile(Batch batch) throws IOException {
        for (boolean refusedOnly : List.of(false, true)) {
            assertThat(pages(batch, refusedOnly)).isEqualTo(file(batch, refusedOnly));
        }
    }

    private List<String> pages(Batch batch, boolean refusedOnly) {
        List<String> lines = new ArrayList<>();
        Integer from = 1;
        while (from != null) {
            BatchReport page = batches.report(node.request(), report(batch, refusedOnly, from, 700));
            page.entries().stream().map(ReportPagesContract::csv).forEach(lines::add);
            from = page.nextPosition();
        }
        return lines;
    }

    private List<String> file(Batch batch, boolean refusedOnly) throws IOException {
        try (SpooledFile file = batches.reportCsv(node.request(), report(batch, refusedOnly, null, null))
                .file()) {
            return Files.readAllLines(file.path()).stream().skip(1).toList();
        }
    }

    private static String csv(ReportEntry entry) {
        Code code = entry.code();
        return entry.position() + "," + entry.entry() + "," + entry.outcome().text() + ","
                + (code == null ? "" : code.id()) + "," + (entry.rule() == null ? "" : entry.rule());
    }

    private int doneChunks(Batch batch) {
        return count("select chunks_done from batch where batch_id = ?", batch);
    }

    private int storedPages(Batch batch) {
        return count("select count(*) from batch_report_page where batch_id = ?", batch);
    }

    private int count(String sql, Batch batch) {
        return node.sql()
                .sql(sql)
                .param(batch.batchId().toString())
                .query(Integer.class)
                .single();
    }
}
