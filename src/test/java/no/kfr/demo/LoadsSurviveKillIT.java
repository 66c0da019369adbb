package no.kfr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.kfr.TestNumbers;
import no.kfr.client.soap.BatchRequests;
import no.kfr.client.soap.CallFailed;
import no.kfr.client.soap.RegisterClient;
import no.kfr.contract.upload.Batch;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.BatchState;
import no.kfr.contract.upload.BatchUpload;
import no.kfr.contract.upload.ReportFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged register, killed with SIGKILL at random moments while it takes in and carries out batches, and started again,
 * many times: no entry is lost, none is carried out twice, and every report is complete.
 */
class LoadsSurviveKillIT {

    private static final int ROUNDS = Integer.getInteger("kfr.test.load.kills", 3);
    private static final String KEY =
            Base64.getEncoder().encodeToString("01234567890123456789012345678901".getBytes(StandardCharsets.US_ASCII));
    private static final String START = "2024-02-29";

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("kfr.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Sent> sent = new ArrayList<>();

    /** A batch that was sent, perhaps several times, and what the register said of it, if it did. */
    private static final class Sent {
        final BatchUpload request;
        final List<String> customers;
        String batchId = "";

        Sent(BatchUpload request, List<String> customers) {
            this.request = request;
            this.customers = customers;
        }
    }

    @Test
    void on_the_embedded_database() throws Exception {
        loadsSurvive(KilledRegister.embedded(folder));
    }

    @Test
    void on_postgresql() throws Exception {
        try (var server = EmbeddedPostgres.builder().start()) {
            loadsSurvive(KilledRegister.on(
                    folder,
                    List.of(
                            "spring:",
                            "  datasource:",
                            "    url: " + server.getJdbcUrl("postgres", "postgres"),
                            "    username: postgres",
                            "    password: postgres",
                            "kfr.audit:",
                            "  search-key.base64: " + KEY,
                            "  keys: [{id: one, base64: " + KEY + "}]")));
        }
    }

    private void loadsSurvive(KilledRegister register) throws Exception {
        int interrupted = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            interrupted += killWhileLoading(register) ? 1 : 0;
        }
        Process last = register.serve();
        try (var client = register.client()) {
            KilledRegister.awaitAnswer(last, client);
            for (Sent batch : sent) {
                send(client, batch);
                checkFinished(client, batch);
            }
            checkRegister(client);
        } finally {
            last.destroyForcibly();
        }
        System.out.printf(
                "%d kills, at least %d of them while a batch was being taken in or carried out; %d batches with %d"
                        + " entries, all there once (seed %d)%n",
                ROUNDS,
                interrupted,
                sent.size(),
                sent.stream().mapToInt(batch -> batch.customers.size()).sum(),
                seed);
    }

    /** @return whether work was unfinished when this start began: the kill before had met it */
    private boolean killWhileLoading(KilledRegister killed) throws Exception {
        Process register = killed.serve();
        try (var client = killed.client()) {
            KilledRegister.awaitAnswer(register, client);
            boolean unfinished = sent.stream().anyMatch(batch -> isUnfinished(client, batch));
            sent.add(newBatch());
            Thread sender = Thread.ofVirtual().start(() -> sent.forEach(batch -> sendIfAnswered(client, batch)));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_200)));
            KilledRegister.kill(register);
            sender.join();
            return unfinished;
        }
    }

    private static boolean isUnfinished(RegisterClient client, Sent batch) {
        return batch.batchId.isEmpty()
                || client.batch(BatchRequests.batch(KilledRegister.INSTITUTION, batch.batchId))
                                .getBatch()
                                .getState()
                        != BatchState.COMPLETED;
    }

    private void sendIfAnswered(RegisterClient client, Sent batch) {
        try {
            send(client, batch);
        } catch (CallFailed killed) {
            assertThat(killed.code()).as(killed.getMessage()).isNull();
        }
    }

    /** Sent until it is answered, always the same; a second answer is about the same batch. */
    private static void send(RegisterClient client, Sent batch) {
        Batch answered = client.uploadBatch(batch.request).getBatch();
        assertThat(answered.getEntries()).isEqualTo(BigInteger.valueOf(batch.customers.size()));
        assertThat(answered.getBatchId()).isEqualTo(batch.batchId.isEmpty() ? answered.getBatchId() : batch.batchId);
        batch.batchId = answered.getBatchId();
    }

    private void checkFinished(RegisterClient client, Sent sent) throws Exception {
        var query = BatchRequests.batch(KilledRegister.INSTITUTION, sent.batchId);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        Batch batch = client.batch(query).getBatch();
        while (batch.getState() != BatchState.COMPLETED) {
            assertThat(System.nanoTime()).as("%s", batch.getState()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            batch = client.batch(query).getBatch();
        }
        assertThat(batch.getOutcome().stream()
                        .mapToLong(outcome -> outcome.getCount().longValueExact())
                        .sum())
                .as("every entry has one outcome; seed %d", seed)
                .isEqualTo(sent.customers.size());
        checkReport(client, sent);
    }

    private void checkReport(RegisterClient client, Sent sent) throws Exception {
        Path file = folder.resolve("report.csv");
        client.batchReport(BatchRequests.report(KilledRegister.INSTITUTION, sent.batchId, ReportFormat.CSV), file);
        assertThat(Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")[0] + " " + line.split(",")[2]))
                .as("the report of %s; seed %d", sent.batchId, seed)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, sent.customers.size())
                        .mapToObj(position -> position + " added")
                        .toList());
    }

    private void checkRegister(RegisterClient client) throws Exception {
        Path file = folder.resolve("extract.csv");
        client.extract(BatchRequests.extract(KilledRegister.INSTITUTION), file);
        List<String> registered = Files.readAllLines(file).stream()
                .filter(line -> line.contains(START))
                .map(line -> line.split(",")[0])
                .toList();
        assertThat(registered)
                .as("none twice; seed %d", seed)
                .doesNotHaveDuplicates()
                .as("none lost, none invented; seed %d", seed)
                .containsExactlyElementsOf(sent.stream()
                        .flatMap(batch -> batch.customers.stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Sent newBatch() throws Exception {
        List<String> customers = IntStream.range(0, 3_000 + random.nextInt(15_000))
                .mapToObj(_ -> TestNumbers.customer().value())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(customers, random);
        Path file = Files.createTempFile(folder, "batch", ".csv");
        Files.writeString(
                file, customers.stream().map(customer -> customer + "#" + START).collect(Collectors.joining(",")));
        return new Sent(BatchRequests.upload(KilledRegister.INSTITUTION, BatchMode.REGISTER, file), customers);
    }
}
