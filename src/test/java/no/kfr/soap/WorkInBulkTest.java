package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.kfr.TestCertificates;
import no.kfr.transaction.OpenWork;
import no.kfr.transaction.UnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While work in bulk holds all the connections that it may, single requests and the question after the health find one. */
class WorkInBulkTest {

    private static final String INSTITUTION =
            "<financialInstitution>" + TestCertificates.INSTITUTION + "</financialInstitution>";

    private static RunningRegister register;
    private static UnitOfWork transaction;
    private static String batch;

    @BeforeAll
    static void start() throws Exception {
        register = RunningRegister.start(
                "--spring.datasource.hikari.maximum-pool-size=8",
                "--spring.datasource.hikari.connection-timeout=1000",
                // its workers and looks around take connections, too
                "--kfr.bulkload.polling-interval=1h");
        transaction = register.bean(UnitOfWork.class);
        SoapAnswer uploaded = FileMessage.of(UUID.randomUUID(), "917439389".getBytes(StandardCharsets.UTF_8))
                .sendTo(register);
        batch = uploaded.field("batchId").orElseThrow();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void lookups_and_health_are_answered() throws Exception {
        try (Held held = new Held()) {
            assertThat(held.count()).isEqualTo(6);
            SoapAnswer lookup = register.send(Payloads.lookup(Payloads.CUSTOMER, ""));
            assertThat(lookup.status()).as(lookup.text()).isEqualTo(200);
            assertThat(register.send(Payloads.register(UUID.randomUUID())).status())
                    .isEqualTo(200);
            assertThat(health()).contains("\"status\":\"UP\"").doesNotContain("DOWN");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "report", "report as a file", "upload", "bulk lookup"})
    void whatever_reads_or_writes_much_waits_for_its_share(String kind) throws Exception {
        CompletableFuture<SoapAnswer> answer;
        try (Held held = new Held()) {
            answer = CompletableFuture.supplyAsync(
                    () -> send(kind), command -> Thread.ofPlatform().start(command));
            LargeMessagesTest.await(transaction::hasQueueInBulk);
            assertThat(held.count()).isPositive();
            assertThat(answer).isNotDone();
        }
        assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        register.awaitEmptyGate();
    }

    private static SoapAnswer send(String kind) {
        String id = "<correlationId>" + UUID.randomUUID() + "</correlationId>";
        try {
            return switch (kind) {
                case "extract" -> institution("extractOwnCustomerRelationships", id + INSTITUTION);
                case "report" -> institution("getBatchReport", id + INSTITUTION + "<batchId>" + batch + "</batchId>");
                case "report as a file" ->
                    institution(
                            "getBatchReport",
                            id + INSTITUTION + "<batchId>" + batch + "</batchId><format>CSV</format>");
                case "upload" ->
                    FileMessage.of(UUID.randomUUID(), "974761076".getBytes(StandardCharsets.UTF_8))
                            .sendTo(register);
                default ->
                    register.send(SignedRequest.lookup(
                            TestCertificates.taxAuthority(),
                            "lookupCustomerRelationshipsBulk",
                            BulkLookupOverSoapTest.payload(
                                    Payloads.MANDATE, BulkLookupOverSoapTest.question(Payloads.CUSTOMER), "")));
            };
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static SoapAnswer institution(String operation, String payload) throws Exception {
        return register.send(SignedRequest.upload(TestCertificates.institution(), operation, payload));
    }

    private static String health() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + register.property("local.management.port") + "/actuator/health");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** All that work in bulk may hold, each in a thread of its own with its transaction open. */
    private static final class Held implements AutoCloseable {

        private final CountDownLatch taken = new CountDownLatch(transaction.mostInBulk());
        private final CountDownLatch over = new CountDownLatch(1);
        private final List<Thread> threads = new ArrayList<>();

        Held() throws InterruptedException {
            for (int i = 0; i < transaction.mostInBulk(); i++) {
                threads.add(Thread.ofPlatform().start(this::hold));
            }
            assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
        }

        private void hold() {
            OpenWork<Boolean> open = transaction.inBulk().open(() -> register.count("select count(*) from batch") > 0);
            taken.countDown();
            try {
                over.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                open.abandon();
            }
        }

        int count() {
            return threads.size();
        }

        @Override
        public void close() throws InterruptedException {
            over.countDown();
            for (Thread each : threads) {
                each.join();
            }
        }
    }
}
