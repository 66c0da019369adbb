package no.kfr.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.kfr.RegisterNode;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.audit.Entries;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.MessageJournal;
import no.kfr.audit.MessageKind;
import no.kfr.audit.SealedJournal;
import no.kfr.audit.archive.Evidence;
import no.kfr.audit.seal.Sealer;
import no.kfr.identity.CustomerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a journal takes to verify, on PostgreSQL, and the package of a large case: {@code mvn test -Dtest=VerifyBenchmark
 * -Dkfr.test.entries=1000000}. Not part of
 * the suite, by its name.
 */
class VerifyBenchmark {

    private static final int ENTRIES = Integer.getInteger("kfr.test.entries", 200_000);
    /** As many as a control of all guardianships asks at once: all of one case, each with its messages. */
    private static final int OF_CASE = Math.min(Integer.getInteger("kfr.test.case", 36_000), ENTRIES);

    private static final int AT_ONCE = 1000;
    private static final VerificationParameters ASKED =
            TestVerification.against(List.of(TestCertificates.register().certificate()), SealedJournal.REGISTER);

    private final RegisterNode node = RegisterNode.on(TestDatabase.POSTGRESQL);
    private final UUID caseId = UUID.randomUUID();
    private final List<CustomerId> people =
            Stream.generate(TestNumbers::customer).limit(AT_ONCE).toList();
    private final byte[] message = "<soap:Envelope>%s</soap:Envelope>"
            .formatted("a signed message of usual length ".repeat(100))
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void verifies_many_entries() throws Exception {
        node.clock().moveTo(Instant.now());
        timed("written", this::write);
        timed("sealed", () -> node.get(Sealer.class).seal());
        VerificationReport online =
                timed("verified online", () -> node.get(Verification.class).verify(ASKED, "benchmark"));
        assertThat(online.findings()).isEmpty();
        assertThat(online.counts().entries()).isGreaterThanOrEqualTo(ENTRIES);
        System.out.printf(
                "%d entries, %d messages, %d blocks%n",
                online.counts().entries(),
                online.counts().messages(),
                online.counts().blocks());

        Path file = folder.resolve("case.zip");
        timed("exported", () -> node.get(Evidence.class).export(caseId, file, "benchmark"));
        VerificationReport offline = timed("verified offline", () -> Evidence.verify(file, ASKED, Clock.systemUTC()));
        assertThat(offline.findings()).isEmpty();
        assertThat(offline.counts().entries()).isEqualTo(OF_CASE);
        System.out.printf(
                "package of %d entries, %d messages, %d blocks, %d MB%n",
                offline.counts().entries(),
                offline.counts().messages(),
                offline.counts().blocks(),
                Files.size(file) >> 20);
    }

    private int write() {
        for (int first = 0; first < ENTRIES; first += AT_ONCE) {
            boolean ofCase = first < OF_CASE;
            node.inTransaction(() -> writeSome(ofCase));
        }
        return ENTRIES;
    }

    private int writeSome(boolean ofCase) {
        var entries = new ArrayList<JournalEntry>();
        people.forEach(each -> entries.add(Entries.lookup(ofCase ? caseId : UUID.randomUUID(), each, "answered none")));
        node.get(Journal.class).recordAll(entries);
        for (int i = 0; i < entries.size(); i++) {
            // as many as a machine for tests has room for
            if (ofCase || i % 20 == 0) {
                for (MessageKind kind : MessageKind.values()) {
                    node.get(MessageJournal.class).message(entries.get(i).id(), kind, message);
                }
            }
        }
        return entries.size();
    }

    /** Peaks as the collector saw them: garbage that was not yet collected counts. */
    private static <T> T timed(String what, Supplier<T> work) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        T done = work.get();
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf("%s in %.1f s, heap at most %d MB%n", what, (System.nanoTime() - start) / 1e9, peak >> 20);
        return done;
    }
}
