package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import no.kfr.TestCertificates;
import no.kfr.TestNumbers;
import no.kfr.audit.MessageJournal;
import no.kfr.audit.MessageKind;
import no.kfr.audit.archive.Evidence;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.audit.seal.StoredContent;
import no.kfr.audit.verify.TestVerification;
import no.kfr.audit.verify.VerificationReport;
import no.kfr.digest.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Who asked what, and what was answered, is kept as it went over the wire: with its signatures, and together with the work itself. */
class StoredMessagesTest {

    private static final AtomicBoolean FAILING = new AtomicBoolean();
    private static RunningRegister register;

    private final String customer = TestNumbers.customer().value();
    private final UUID correlationId = UUID.randomUUID();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        register = RunningRegister.startWith(MayFail.class);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void request_and_reply_of_every_operation() throws Exception {
        String about = "<correlationId>" + correlationId + "</correlationId><financialInstitution>"
                + TestCertificates.INSTITUTION + "</financialInstitution>";
        SoapAnswer batch = sendAndCompare(FileMessage.upload(
                correlationId, "<entries>" + TestNumbers.customer().value() + "#2020-01-01</entries>"));
        String query = about + "<batchId>" + batch.field("batchId").orElseThrow() + "</batchId>";
        List<SignedRequest> requests = List.of(
                Payloads.register(correlationId, customer, "<startDate>2020-02-29</startDate>"),
                Payloads.register(correlationId, customer, "<startDate>2020-02-29</startDate>"),
                Payloads.own(correlationId, customer),
                Payloads.end(UUID.randomUUID(), customer, "<endDate>2024-02-29</endDate>"),
                Payloads.annul(UUID.randomUUID(), customer, "2020-02-29"),
                upload("getBatch", query),
                upload("getBatchReport", query),
                upload("listBatches", about),
                lookup("lookupCustomerRelationships", Payloads.lookup(correlationId, customer, "")),
                lookup(
                        "lookupCustomerRelationships",
                        Payloads.lookup(correlationId, customer, "<validateOnly>true</validateOnly>")),
                lookup("listLegalMandates", "<correlationId>" + correlationId + "</correlationId>"),
                lookup("listFinancialInstitutions", "<correlationId>" + correlationId + "</correlationId>"),
                SignedRequest.lookup(
                        TestCertificates.police(),
                        "getAccountServicingProvider",
                        OverviewOverSoapTest.payload("12340000011", "Straffeprosessloven §210 (3) første punktum")),
                lookup(
                        "lookupCustomerRelationshipsBulk",
                        BulkLookupOverSoapTest.payload(
                                Payloads.MANDATE,
                                BulkLookupOverSoapTest.question(customer) + BulkLookupOverSoapTest.question("no id"),
                                "")));
        for (SignedRequest request : requests) {
            SoapAnswer answer = sendAndCompare(request);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
    }

    @Test
    void also_of_what_was_refused() throws Exception {
        assertThat(sendAndCompare(Payloads.end(correlationId, customer, "")).code())
                .isEqualTo("KFR-008");
        assertThat(sendAndCompare(upload("getBatch", Payloads.instruction(correlationId)))
                        .code())
                .isEqualTo("KFR-004");
    }

    /** Also of an organisation that takes no part: its certificate is all that it has. */
    @Test
    void of_what_its_sender_has_no_right_to_only_header_size_and_digest() throws Exception {
        String large = "<entries>" + (TestNumbers.customer().value() + ",").repeat(20_000) + "</entries>";
        for (SignedRequest request : List.of(
                SignedRequest.lookup(
                        TestCertificates.institution(),
                        "lookupCustomerRelationships",
                        Payloads.lookup(correlationId, customer, "")),
                SignedRequest.upload(
                        TestCertificates.register(),
                        "registerCustomerRelationship",
                        Payloads.instruction(correlationId)),
                SignedRequest.upload(
                        TestCertificates.register(),
                        "uploadBatch",
                        "<correlationId>" + correlationId + "</correlationId><financialInstitution>"
                                + TestCertificates.INSTITUTION + "</financialInstitution><mode>REGISTER</mode>"
                                + large))) {
            String sent = request.text();
            SoapAnswer answer = request.service().equals("CustomerRelationshipLookup")
                    ? register.sendLookup(sent)
                    : register.sendUpload(sent);
            assertThat(answer.code()).isIn("KFR-050", "KFR-052", "KFR-003");
            String kept = newest(Part.REQUEST).orElseThrow();
            assertThat(kept)
                    .startsWith("Content-Type: application/vnd.kfr.soap-header+xml; size="
                            + sent.getBytes(StandardCharsets.UTF_8).length + "; sha256=" + sha256(sent))
                    .contains("SignatureValue", "MessageID")
                    .doesNotContain(customer, "Body>")
                    .hasSizeLessThan(12_000);
            assertThat(newest(Part.REPLY)).contains(answer.text());
        }
    }

    @Test
    void of_a_replayed_request_its_header_and_digest_are_kept_with_its_refusal() throws Exception {
        String request = Payloads.lookup(customer, "").text();
        assertThat(register.sendLookup(request).status()).isEqualTo(200);

        SoapAnswer replayed = register.sendLookup(request);

        assertThat(replayed.code()).isEqualTo("KFR-037");
        assertThat(newest(Part.REQUEST))
                .hasValueSatisfying(kept -> assertThat(kept)
                        .contains("sha256=" + Sha256.hexOf(request.getBytes(StandardCharsets.UTF_8)))
                        .contains("SignatureValue"));
        assertThat(newest(Part.REPLY)).contains(replayed.text());
    }

    @Test
    void nothing_is_kept_of_whoever_did_not_prove_who_he_is() throws Exception {
        long before = register.count("select count(*) from journal_message");
        assertThat(register.sendLookup(
                                Payloads.lookup(customer, "").withoutSecurity().text())
                        .status())
                .isEqualTo(500);
        assertThat(register.count("select count(*) from journal_message")).isEqualTo(before);
    }

    @Test
    void an_attachment_is_kept_as_it_came_and_its_content_type_with_it() throws Exception {
        byte[] content = "917439389#2020-01-01,".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        FileMessage message = FileMessage.of(correlationId, content);
        byte[] sent = message.bytes();

        SoapAnswer answer =
                register.post(message.path(), message.contentType(), HttpRequest.BodyPublishers.ofByteArray(sent));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(newest(Part.REQUEST))
                .contains("Content-Type: " + message.contentType() + "\r\n\r\n"
                        + new String(sent, StandardCharsets.UTF_8));
        assertThat(newest(Part.REPLY)).contains(answer.text());
    }

    @Test
    void a_case_is_handed_over_with_its_messages_and_their_signatures_hold() throws Exception {
        UUID caseId = UUID.randomUUID();
        String lookup = lookup(
                        "lookupCustomerRelationships",
                        Payloads.lookup(correlationId, customer, "")
                                .replaceFirst("<accountInfoRequestId>[^<]*", "<accountInfoRequestId>" + caseId))
                .text();
        SoapAnswer answer = register.sendLookup(lookup);
        String one = "<question><controlObject>" + customer + "</controlObject><accountInfoRequestId>" + caseId
                + "</accountInfoRequestId></question>";
        String many = lookup(
                        "lookupCustomerRelationshipsBulk",
                        BulkLookupOverSoapTest.payload(
                                Payloads.MANDATE,
                                one
                                        + BulkLookupOverSoapTest.question(
                                                TestNumbers.customer().value()),
                                ""))
                .text();
        SoapAnswer answers = register.sendLookup(many);

        Path file = folder.resolve("case.zip");
        // the lookup, the request of many, and of its questions the one that belongs to the case
        assertThat(register.bean(Evidence.class).export(caseId, file, "kari")).isEqualTo(3);

        Map<String, String> messages = messages(file);
        assertThat(messages.values()).containsExactlyInAnyOrder(lookup, answer.text(), many, answers.text());
        for (String message : messages.values()) {
            assertThat(new SoapAnswer(200, message).signedParts()).contains("Body", "Timestamp");
        }
        VerificationReport report = Evidence.verify(
                file,
                TestVerification.against(List.of(TestCertificates.register().certificate()), null),
                Clock.systemUTC());
        assertThat(report.findings()).isEmpty();
        assertThat(report.counts().messages()).isEqualTo(4);
    }

    @Test
    void nothing_is_done_when_the_reply_cannot_be_stored() throws Exception {
        SignedRequest request = Payloads.register(correlationId, customer, "<startDate>2020-02-29</startDate>");
        FAILING.set(true);

        SoapAnswer answer = register.send(request);

        assertThat(answer.code()).isEqualTo("KFR-007");
        // of this customer: a batch of another test may be carried out meanwhile
        assertThat(register.database()
                        .sql("select count(*) from customer_relationship where customer_id = ?")
                        .param(customer)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(register.journalled(correlationId, "OK")).isZero();
        assertThat(register.journalled(correlationId, "KFR-007")).isOne();
        assertThat(newest(Part.REPLY)).contains(answer.text());
        assertThat(register.send(request).status()).isEqualTo(200);
    }

    @Test
    void the_work_is_committed_with_the_reply_and_no_connection_stays_behind() throws Exception {
        List<Integer> statuses = IntStream.range(0, 200)
                .parallel()
                .mapToObj(number -> status(number % 3))
                .toList();
        assertThat(statuses).contains(200, 500).hasSize(200);
        assertThat(register.bean(com.zaxxer.hikari.HikariDataSource.class)
                        .getHikariPoolMXBean()
                        .getActiveConnections())
                .isZero();
    }

    private static int status(int kind) {
        try {
            String customer = TestNumbers.customer().value();
            return switch (kind) {
                case 0 ->
                    register.send(Payloads.register(UUID.randomUUID(), customer, ""))
                            .status();
                case 1 ->
                    register.send(Payloads.end(UUID.randomUUID(), customer, "")).status();
                default -> register.send(Payloads.lookup(customer, "")).status();
            };
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private SoapAnswer sendAndCompare(SignedRequest request) throws Exception {
        String sent = request.text();
        SoapAnswer answer = request.service().equals("CustomerRelationshipLookup")
                ? register.sendLookup(sent)
                : register.sendUpload(sent);
        assertThat(newest(Part.REQUEST)).as(sent).contains(sent);
        assertThat(newest(Part.REPLY)).as(answer.text()).contains(answer.text());
        assertThat(answer.signedParts()).contains("Body");
        return answer;
    }

    private static SignedRequest upload(String operation, String content) {
        return SignedRequest.upload(TestCertificates.institution(), operation, content);
    }

    private static SignedRequest lookup(String operation, String content) {
        return SignedRequest.lookup(TestCertificates.taxAuthority(), operation, content);
    }

    private static Optional<String> newest(Part part) {
        return register.database()
                .sql("select m.entry_id, m.content, m.content_key from journal_message m join journal_entry e on"
                        + " e.entry_id = m.entry_id where m.kind = ? order by e.entry_no desc fetch first 1 row"
                        + " only")
                .param(part.name())
                .query((row, number) -> {
                    byte[] stored = register.bean(ContentCipher.class)
                            .decrypt(
                                    UUID.fromString(row.getString(1)),
                                    part.name(),
                                    new Encrypted(row.getString(3), row.getBytes(2)));
                    return new String(
                            StoredContent.message(stored).orElseThrow().value(), StandardCharsets.UTF_8);
                })
                .optional();
    }

    private static Map<String, String> messages(Path file) throws Exception {
        Map<String, String> messages = new TreeMap<>();
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (entry.getName().startsWith("messages/")) {
                    messages.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return messages;
    }

    static class MayFail {

        @Bean
        @Primary
        MessageJournal mayFail(MessageJournal messages) {
            return new MessageJournal() {
                @Override
                public void message(UUID entryId, MessageKind kind, byte[] asSentOrReceived) {
                    if (kind == MessageKind.REPLY && FAILING.getAndSet(false)) {
                        throw new IllegalStateException("the reply is not stored");
                    }
                    messages.message(entryId, kind, asSentOrReceived);
                }

                @Override
                public void certificate(X509Certificate signer) {
                    messages.certificate(signer);
                }
            };
        }
    }
}
