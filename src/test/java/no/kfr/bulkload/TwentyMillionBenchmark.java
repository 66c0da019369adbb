package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import no.kfr.BenchmarkPostgres;
import no.kfr.RegisterNode;
import no.kfr.TestNumbers;
import no.kfr.bulkload.apply.BatchRuns;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.Register;
import org.junit.jupiter.api.Test;

/**
 * Twenty million relationships in one register on PostgreSQL, file by file, and how long it takes to find one customer among the
 * first million and among all. Prints; asserts nothing about time. Not part of the tests:
 *
 * <pre>mvn test -Dtest=TwentyMillionBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class TwentyMillionBenchmark {

    private static final int FILE = 1_000_000;
    private static final int FILES = Integer.getInteger("kfr.benchmark.files", 20);
    private static final int LOOKUPS = 20_000;
    private static final Period ASKED = new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 11, 22));

    private final Random random = new Random(1);

    @Test
    void file_by_file() throws IOException {
        long[] persons = BenchmarkFile.persons(FILE * FILES, 1);
        try (BenchmarkPostgres database = BenchmarkPostgres.start()) {
            var settings = new ArrayList<>(database.settings());
            settings.add("kfr.bulkload.max-content-size=12MB");
            try (RegisterNode node = RegisterNode.start(settings)) {
                for (int file = 0; file < FILES; file++) {
                    load(node, Arrays.copyOfRange(persons, file * FILE, (file + 1) * FILE), file + 1);
                    if (file == 0 || file == FILES - 1) {
                        lookups(node, persons, (file + 1) * FILE);
                    }
                }
            }
        }
    }

    private static void load(RegisterNode node, long[] persons, int number) {
        OrganisationNumber institution = TestNumbers.organisation();
        node.clock().move(Duration.ofMinutes(1));
        node.get(Batches.class)
                .upload(
                        node.request(),
                        UploadSample.of(institution).entries(persons.length).with(BenchmarkFile.text(persons)));
        long start = System.nanoTime();
        node.get(BatchRuns.class).run(institution, () -> true);
        System.out.printf("million %2d: %,9.0f rows/s%n", number, persons.length / ((System.nanoTime() - start) / 1e9));
    }

    private void lookups(RegisterNode node, long[] persons, int loaded) {
        Register register = node.get(Register.class);
        long[] nanos = new long[LOOKUPS];
        for (int i = -LOOKUPS; i < LOOKUPS; i++) {
            CustomerId customer = new CustomerId(BenchmarkFile.id(persons[random.nextInt(loaded)]));
            long start = System.nanoTime();
            int found = node.inTransaction(() -> register.find(customer, ASKED).size());
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
            assertThat(found).isOne();
        }
        Arrays.sort(nanos);
        System.out.printf(
                "find one among %,d: median %d us, p99 %d us%n",
                loaded, nanos[LOOKUPS / 2] / 1000, nanos[LOOKUPS * 99 / 100] / 1000);
    }
}
