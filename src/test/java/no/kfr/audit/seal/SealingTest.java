package no.kfr.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.kfr.TestDatabase;
import no.kfr.audit.Entries;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.SealedJournalCase;
import no.kfr.audit.verify.VerificationReport;
import org.junit.jupiter.api.Test;

class SealingTest extends SealedJournalCase {

    SealingTest(TestDatabase database) {
        super(database);
    }

    @Test
    void seals_nothing_when_nothing_waits() {
        assertThat(journal.seal()).isZero();
        assertThat(blocks()).isEqualTo(3);
    }

    @Test
    void waits_for_no_transaction_and_seals_its_entry_later_whatever_its_number() throws Exception {
        var recorded = new CountDownLatch(1);
        var sealed = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<UUID> slow = threads.submit(() -> journal.node.inTransaction(() -> {
                JournalEntry entry = Entries.lookup(journal.controlObject);
                journal.node.get(Journal.class).record(entry);
                recorded.countDown();
                await(sealed);
                return entry.id();
            }));
            await(recorded);
            UUID quick = journal.add();

            assertThat(journal.seal()).isEqualTo(1);
            assertThat(block(quick)).isEqualTo(4);
            sealed.countDown();
            UUID late = slow.get(30, TimeUnit.SECONDS);

            assertThat(journal.seal()).isEqualTo(1);
            assertThat(block(late)).isEqualTo(5);
            assertThat(entryNo(late)).isLessThan(entryNo(quick));
        }
        assertThat(journal.verify().findings()).isEmpty();
    }

    @Test
    void nodes_that_seal_at_once_seal_every_entry_once() throws Exception {
        List<Future<Integer>> sealing = new ArrayList<>();
        int added = 60;
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int node = 0; node < 3; node++) {
                sealing.add(threads.submit(() -> {
                    await(start);
                    int sum = 0;
                    for (int i = 0; i < 40; i++) {
                        sum += journal.node.get(Sealer.class).seal();
                    }
                    return sum;
                }));
            }
            start.countDown();
            for (int i = 0; i < added; i++) {
                journal.add();
            }
            int sum = 0;
            for (Future<Integer> each : sealing) {
                sum += each.get(60, TimeUnit.SECONDS);
            }
            sum += journal.seal();
            assertThat(sum).isEqualTo(added);
        }
        VerificationReport report = journal.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.counts().entries()).isEqualTo(12 + added);
    }

    @Test
    void entries_that_were_recorded_together_are_sealed_like_others() {
        List<JournalEntry> together = List.of(Entries.lookup(journal.controlObject), Entries.lookup(null, null));
        journal.node.inTransaction(() -> {
            journal.node.get(Journal.class).recordAll(together);
            return together;
        });

        assertThat(journal.seal()).isEqualTo(2);
        assertThat(journal.verify().findings()).isEmpty();
    }

    @Test
    void an_entry_that_was_rolled_back_leaves_no_trace() {
        try {
            journal.node.inTransaction(() -> {
                journal.node.get(Journal.class).record(Entries.lookup(journal.controlObject));
                throw new IllegalStateException("the work failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the work failed");
        }

        assertThat(journal.seal()).isZero();
        assertThat(journal.verify().findings()).isEmpty();
    }

    private long blocks() {
        return journal.node
                .sql()
                .sql("select count(*) from journal_block")
                .query(Long.class)
                .single();
    }

    private long block(UUID entry) {
        return journal.node
                .sql()
                .sql("select block_no from journal_leaf where entry_id = ?")
                .param(entry.toString())
                .query(Long.class)
                .single();
    }

    private long entryNo(UUID entry) {
        return journal.node
                .sql()
                .sql("select entry_no from journal_entry where entry_id = ?")
                .param(entry.toString())
                .query(Long.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
