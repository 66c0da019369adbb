package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.soap.security.SeenMessages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A message is taken in once: whichever node it comes to, however often, and whatever was restarted meanwhile. */
class ReplayTest {

    private static final String REPLAYED = "KFR-037";

    private static String[] settings;
    private static RunningRegister one;
    private static RunningRegister other;

    @BeforeAll
    static void start_two_nodes_on_one_database() {
        settings = Stream.concat(
                        TestDatabase.newPostgreSql().stream(),
                        Stream.of("spring.datasource.hikari.maximum-pool-size=5"))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        one = RunningRegister.startWith(AheadClock.Everywhere.class, settings);
        other = RunningRegister.startWith(AheadClock.Everywhere.class, settings);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @AfterEach
    void come_back() {
        AheadClock.ahead = Duration.ZERO;
    }

    @Test
    void refuses_a_lookup_again_at_another_node() throws Exception {
        UUID correlationId = UUID.randomUUID();
        String message = lookup(correlationId).text();
        assertThat(one.sendLookup(message).status()).isEqualTo(200);

        assertReplayed(other.sendLookup(message));
        assertReplayed(other.sendLookup(message));
        assertReplayed(one.sendLookup(message));
        assertThat(one.journalled(correlationId, "OK")).isEqualTo(1);
        assertThat(one.journalled(correlationId, REPLAYED)).isEqualTo(3);
    }

    @Test
    void refuses_every_operation_again_at_another_node() throws Exception {
        String customer = "922203687";
        List<SignedRequest> requests = List.of(
                Payloads.register(UUID.randomUUID(), customer, "<startDate>2020-01-01</startDate>"),
                Payloads.own(UUID.randomUUID(), customer),
                Payloads.end(UUID.randomUUID(), customer, ""),
                Payloads.annul(UUID.randomUUID(), customer, "2020-01-01"),
                Payloads.lookup(customer, "<validateOnly>true</validateOnly>"),
                SignedRequest.lookup(
                        TestCertificates.taxAuthority(),
                        "listLegalMandates",
                        "<correlationId>" + UUID.randomUUID() + "</correlationId>"),
                SignedRequest.lookup(
                        TestCertificates.taxAuthority(),
                        "listFinancialInstitutions",
                        "<correlationId>" + UUID.randomUUID() + "</correlationId>"),
                SignedRequest.lookup(
                        TestCertificates.taxAuthority(),
                        "lookupCustomerRelationshipsBulk",
                        BulkLookupOverSoapTest.payload(
                                Payloads.MANDATE, BulkLookupOverSoapTest.question(customer), "")),
                SignedRequest.upload(
                        TestCertificates.institution(),
                        "listBatches",
                        "<correlationId>" + UUID.randomUUID() + "</correlationId><financialInstitution>"
                                + TestCertificates.INSTITUTION + "</financialInstitution>"));
        for (SignedRequest request : requests) {
            String message = request.text();
            SoapAnswer first = send(one, request, message);
            assertThat(first.status()).as(first.text()).isEqualTo(200);
            long rows = one.relationships();
            long journal = one.count("select count(*) from journal_entry where outcome = 'OK'");
            assertReplayed(send(other, request, message));
            assertThat(one.relationships()).isEqualTo(rows);
            assertThat(one.count("select count(*) from journal_entry where outcome = 'OK'"))
                    .isEqualTo(journal);
        }
    }

    @Test
    void refuses_a_file_again_at_another_node() throws Exception {
        FileMessage file = FileMessage.of(UUID.randomUUID(), "917439389".getBytes(StandardCharsets.UTF_8));
        byte[] bytes = file.bytes();
        assertThat(post(one, file, bytes).status()).isEqualTo(200);
        long batches = one.count("select count(*) from batch");
        assertReplayed(post(other, file, bytes));
        assertThat(one.count("select count(*) from batch")).isEqualTo(batches);
        // The other tests count relationships: what a worker still does here would be one of theirs.
        LargeMessagesTest.await(() -> one.count("select count(*) from batch where batch_state <> 'COMPLETED'") == 0);
    }

    @Test
    void refuses_again_what_was_refused_for_its_content() throws Exception {
        UUID correlationId = UUID.randomUUID();
        String message = Payloads.register(correlationId, "91743938X", "").text();
        assertThat(one.sendUpload(message).code()).isEqualTo("KFR-005");
        assertReplayed(other.sendUpload(message));
        assertThat(one.journalled(correlationId, "KFR-005")).isEqualTo(1);
        assertThat(one.journalled(correlationId, REPLAYED)).isEqualTo(1);
    }

    @Test
    void refuses_a_replay_after_a_restart() throws Exception {
        String message = lookup(UUID.randomUUID()).text();
        try (RunningRegister before = RunningRegister.start(settings)) {
            assertThat(before.sendLookup(message).status()).isEqualTo(200);
        }
        try (RunningRegister after = RunningRegister.start(settings)) {
            assertReplayed(after.sendLookup(message));
        }
    }

    @Test
    void refuses_a_replay_after_a_restart_on_the_embedded_database() throws Exception {
        String[] file =
                TestDatabase.newH2File().stream().map(setting -> "--" + setting).toArray(String[]::new);
        String message = lookup(UUID.randomUUID()).text();
        try (RunningRegister before = RunningRegister.start(file)) {
            assertThat(before.sendLookup(message).status()).isEqualTo(200);
        }
        try (RunningRegister after = RunningRegister.start(file)) {
            assertReplayed(after.sendLookup(message));
        }
    }

    @Test
    void takes_in_one_of_many_copies_at_the_same_moment() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID correlationId = UUID.randomUUID();
            String message = lookup(correlationId).text();
            List<String> codes = atOnce(message, List.of(one, other, one, other));
            assertThat(codes).containsOnlyOnce("none").containsOnly("none", REPLAYED);
            assertThat(one.journalled(correlationId, "OK")).isEqualTo(1);
        }
    }

    @Test
    void forgets_only_what_is_refused_by_its_age() throws Exception {
        UUID correlationId = UUID.randomUUID();
        String message = lookup(correlationId).text();
        assertThat(one.sendLookup(message).status()).isEqualTo(200);

        Duration life = Duration.ofMinutes(6);
        AheadClock.ahead = life.minusSeconds(10);
        one.bean(SeenMessages.class).forget();
        assertThat(other.sendLookup(message).code()).isEqualTo(REPLAYED);

        AheadClock.ahead = life.plusSeconds(10);
        assertThat(other.sendLookup(message).code()).isEqualTo("KFR-035");

        AheadClock.ahead = life.multipliedBy(2).plusSeconds(10);
        assertThat(other.bean(SeenMessages.class).forget()).isPositive();
        assertThat(one.bean(SeenMessages.class).forget()).isZero();
        assertThat(one.count("select count(*) from seen_message")).isZero();
    }

    private static SignedRequest lookup(UUID correlationId) {
        return SignedRequest.lookup(
                TestCertificates.taxAuthority(),
                "lookupCustomerRelationships",
                Payloads.lookup(correlationId, Payloads.CUSTOMER, ""));
    }

    private static SoapAnswer send(RunningRegister node, SignedRequest request, String message) throws Exception {
        return request.service().contains("Upload") ? node.sendUpload(message) : node.sendLookup(message);
    }

    private static SoapAnswer post(RunningRegister node, FileMessage file, byte[] bytes) throws Exception {
        return node.post(file.path(), file.contentType(), HttpRequest.BodyPublishers.ofByteArray(bytes));
    }

    private static void assertReplayed(SoapAnswer answer) throws Exception {
        assertThat(answer.code()).isEqualTo(REPLAYED);
        assertThat(answer.signedParts()).contains("Body", "Timestamp");
    }

    private static List<String> atOnce(String message, List<RunningRegister> nodes) throws Exception {
        CyclicBarrier together = new CyclicBarrier(nodes.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes.size())) {
            List<Future<String>> answers = new ArrayList<>();
            for (RunningRegister node : nodes) {
                answers.add(threads.submit(() -> {
                    together.await();
                    return node.sendLookup(message).code();
                }));
            }
            List<String> codes = new ArrayList<>();
            for (Future<String> answer : answers) {
                codes.add(answer.get());
            }
            return codes;
        }
    }
}
