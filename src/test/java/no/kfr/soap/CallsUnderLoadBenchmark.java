package no.kfr.soap;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestRequest;
import no.kfr.TestSigner;
import no.kfr.audit.Journal;
import no.kfr.audit.RequestWork;
import no.kfr.bulkload.BatchQuery;
import no.kfr.bulkload.Batches;
import no.kfr.bulkload.BenchmarkFile;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.intake.BatchContent;
import no.kfr.bulkload.intake.BatchUpload;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Refused;
import no.kfr.transaction.UnitOfWork;
import org.junit.jupiter.api.Test;

/**
 * What a load of 870,000 entries costs single registrations of the same institution: over HTTP with signed messages on PostgreSQL,
 * before the load and while it is carried out. Prints; asserts nothing about time. Not part of the tests:
 *
 * <pre>mvn test -Dtest=CallsUnderLoadBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class CallsUnderLoadBenchmark {

    private static final int ENTRIES = 870_000;
    private static final int WARM_UP = 2_000;
    private static final int IDLE = 1_000;
    private static final int LOADS = 3;

    private final OrganisationNumber institution = new OrganisationNumber(TestCertificates.INSTITUTION);

    @Test
    void single_registrations_before_and_during_a_load() throws Exception {
        String[] settings = TestDatabase.POSTGRESQL.settings().stream()
                .map(each -> "--" + each)
                .toArray(String[]::new);
        try (RunningRegister register = RunningRegister.start(settings)) {
            calls(register, counting(WARM_UP));
            List<Double> idle = calls(register, counting(IDLE));
            List<Double> during = new ArrayList<>();
            for (int load = 1; load <= LOADS; load++) {
                Batches batches = register.bean(Batches.class);
                RequestWork request = new TestRequest(register.bean(UnitOfWork.class), register.bean(Journal.class));
                Batch batch = batches.upload(request, upload(load));
                during.addAll(calls(register, () -> !finished(request, batches, batch)));
            }
            System.out.printf("idle: %s%nduring loads: %s%n", described(idle), described(during));
        }
    }

    private List<Double> calls(RunningRegister register, BooleanSupplier more) throws Exception {
        List<Double> millis = new ArrayList<>();
        while (more.getAsBoolean()) {
            String request = SignedRequest.upload(
                            TestCertificates.institution(),
                            "registerCustomerRelationship",
                            Payloads.instruction(
                                    UUID.randomUUID(), TestNumbers.customer().value()))
                    .text();
            long start = System.nanoTime();
            if (register.sendUpload(request).status() != 200) {
                throw new IllegalStateException("a registration was refused");
            }
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }

    private static BooleanSupplier counting(int calls) {
        int[] left = {calls};
        return () -> left[0]-- > 0;
    }

    private boolean finished(RequestWork request, Batches batches, Batch batch) {
        try {
            return batches.get(
                            request,
                            new BatchQuery(
                                    TestSigner.of(institution),
                                    new CorrelationId(UUID.randomUUID()),
                                    institution.value(),
                                    batch.batchId()))
                    .state()
                    .isFinal();
        } catch (Refused busy) {
            return false;
        }
    }

    private BatchUpload upload(int seed) {
        byte[] file = BenchmarkFile.text(BenchmarkFile.persons(ENTRIES, seed));
        return new BatchUpload(
                TestSigner.of(institution),
                new CorrelationId(UUID.randomUUID()),
                institution.value(),
                null,
                new BatchUpload.Declaration(BatchMode.REGISTER, null, null, ENTRIES, null),
                new BatchContent() {
                    @Override
                    public InputStream open() {
                        return new ByteArrayInputStream(file);
                    }
                },
                null);
    }

    private static String described(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return "%d calls, median %.1f ms, p99 %.1f ms, longest %.1f ms"
                .formatted(
                        sorted.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 99 / 100),
                        sorted.getLast());
    }
}
