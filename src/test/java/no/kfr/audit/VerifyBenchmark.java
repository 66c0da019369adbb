package no.kfr.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.kfr.RegisterNode;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.audit.seal.Sealer;
import no.kfr.identity.CustomerId;
import org.junit.jupiter.api.Test;

/**
 * How long a journal takes to verify, on PostgreSQL: {@code mvn test -Dtest=VerifyBenchmark -Dkfr.test.entries=1000000}. Not part
 * of the suite, by its name.
 */
class VerifyBenchmark {

    private static final int ENTRIES = Integer.getInteger("kfr.test.entries", 200_000);
    private static final int AT_ONCE = 1000;

    @Test
    void verifies_many_entries() {
        RegisterNode node = RegisterNode.on(TestDatabase.POSTGRESQL);
        node.clock().moveTo(Instant.now());
        List<CustomerId> people =
                Stream.generate(TestNumbers::customer).limit(1000).toList();
        byte[] message = "<soap:Envelope>%s</soap:Envelope>"
                .formatted("a signed message of usual length ".repeat(100))
                .getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        for (int i = 0; i < ENTRIES; i += AT_ONCE) {
            int first = i;
            node.inTransaction(() -> {
                for (int j = 0; j < AT_ONCE; j++) {
                    JournalEntry entry = Entries.lookup(UUID.randomUUID(), people.get(j), "answered none");
                    node.get(Journal.class).record(entry);
                    // as many as a machine for tests has room for; see the report of the figures
                    if ((first + j) % 20 == 0) {
                        for (MessageKind kind : MessageKind.values()) {
                            node.get(MessageJournal.class).message(entry.id(), kind, message);
                        }
                    }
                }
                return first;
            });
        }
        long written = System.nanoTime();
        node.get(Sealer.class).seal();
        long sealed = System.nanoTime();
        VerificationReport report = node.get(Verification.class)
                .verify(
                        VerificationAsked.against(
                                List.of(TestCertificates.register().certificate()), null),
                        "benchmark");
        long verified = System.nanoTime();
        assertThat(report.sound()).isTrue();
        System.out.printf(
                "%d entries, %d messages: written in %.1f s, sealed in %.1f s (%d blocks), verified in %.1f s%n",
                report.entries(),
                report.messages(),
                (written - start) / 1e9,
                (sealed - written) / 1e9,
                report.blocks(),
                (verified - sealed) / 1e9);
    }
}
