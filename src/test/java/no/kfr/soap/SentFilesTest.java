package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.kfr.TestCertificates;
import no.kfr.client.soap.BatchRequests;
import no.kfr.client.soap.CallFailed;
import no.kfr.client.soap.Connection;
import no.kfr.client.soap.ReadingRequests;
import no.kfr.client.soap.RegisterClient;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.CsvFile;
import no.kfr.contract.upload.ReportFormat;
import no.kfr.soap.message.MediaType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that go out beside a signed reply: bound by their digest, streamed, and gone from the disk whatever becomes of the caller. */
class SentFilesTest {

    private static final int ENTRIES = 400_000;
    private static RunningRegister register;
    private static String largeBatch;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        register = RunningRegister.start();
        SoapAnswer large = FileMessage.of(
                        UUID.randomUUID(), "12345,".repeat(ENTRIES).getBytes(StandardCharsets.UTF_8))
                .sendTo(register);
        largeBatch = large.field("batchId").orElseThrow();
        register.send(Payloads.register(UUID.randomUUID(), "922203687", "<startDate>2019-11-08</startDate>"));
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest
    @EnumSource(Connection.SoapVersion.class)
    void a_client_made_from_the_contract_gets_its_extract(Connection.SoapVersion version) throws Exception {
        Path to = folder.resolve("extract.csv");
        try (RegisterClient client = new RegisterClient(UploadedFilesTest.connection(register, version))) {
            CsvFile file = client.extract(BatchRequests.extract(TestCertificates.INSTITUTION), to)
                    .getFile();
            assertThat(Files.readString(to)).contains("922203687,2019-11-08,,");
            assertThat(file.getSha256()).isEqualTo(UploadedFilesTest.sha256(Files.readAllBytes(to)));
            assertThat(file.getRows()).isEqualTo(Files.readAllLines(to).size() - 1);
        }
        LargeMessagesTest.await(() -> leftOver().isEmpty());
    }

    @Test
    void a_large_report_arrives_whole() throws Exception {
        Path to = folder.resolve("report.csv");
        try (RegisterClient client =
                new RegisterClient(UploadedFilesTest.connection(register, Connection.SoapVersion.SOAP_11))) {
            var query = BatchRequests.report(TestCertificates.INSTITUTION, largeBatch, ReportFormat.CSV);
            assertThat(client.batchReport(query, to).getFile().getRows()).isEqualTo(ENTRIES);
            try (Stream<String> lines = Files.lines(to)) {
                assertThat(lines.count()).isEqualTo(ENTRIES + 1);
            }
            assertThatThrownBy(() -> client.batch(BatchRequests.batch(
                            TestCertificates.INSTITUTION, UUID.randomUUID().toString())))
                    .isInstanceOfSatisfying(
                            CallFailed.class,
                            failed -> assertThat(failed.code()).isEqualTo("KFR-065"));
            assertThat(client.batches(ReadingRequests.batches(TestCertificates.INSTITUTION))
                            .getBatch()
                            .getFirst()
                            .getMode())
                    .isEqualTo(BatchMode.REGISTER);
        }
        LargeMessagesTest.await(() -> leftOver().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Connection.SoapVersion.class)
    void the_reply_is_the_signed_envelope_and_the_file_after_it(Connection.SoapVersion version) throws Exception {
        boolean soap12 = version == Connection.SoapVersion.SOAP_12;
        HttpResponse<String> answer = http().send(httpRequest(extract(soap12)), HttpResponse.BodyHandlers.ofString());
        MediaType type =
                MediaType.of(answer.headers().firstValue("Content-Type").orElseThrow());
        String soapType = soap12 ? "application/soap+xml" : "text/xml";
        assertThat(type.name()).isEqualTo("multipart/related");
        assertThat(type.parameter("type")).isEqualTo(soapType);
        String[] parts = answer.body().split("\r\n--" + java.util.regex.Pattern.quote(type.parameter("boundary")));
        assertThat(parts).hasSize(4);
        assertThat(parts[1]).containsIgnoringCase("Content-Type: " + soapType).contains(type.parameter("start"));
        SoapAnswer envelope = new SoapAnswer(200, body(parts[1]));
        assertThat(envelope.signedParts()).contains("Body", "Timestamp", "SignatureConfirmation");
        assertThat(parts[2]).containsIgnoringCase("Content-Type: text/csv; charset=UTF-8");
        assertThat(parts[2])
                .contains("<" + envelope.field("attachment").orElseThrow().substring("cid:".length()) + ">");
        assertThat(UploadedFilesTest.sha256(body(parts[2]).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(envelope.field("sha256").orElseThrow());
        assertThat(parts[3].strip()).isEqualTo("--");
    }

    /** For stacks that cannot read attachments. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_small_file_comes_in_the_signed_message_where_that_is_asked(boolean soap12) throws Exception {
        SoapAnswer answer = register.send(extract(soap12, "<fileDelivery>content</fileDelivery>"));
        assertThat(answer.signedParts()).contains("Body");
        assertThat(answer.field("attachment")).isEmpty();
        byte[] content =
                java.util.Base64.getDecoder().decode(answer.field("content").orElseThrow());
        assertThat(new String(content, StandardCharsets.UTF_8)).contains("922203687,2019-11-08,,");
        assertThat(UploadedFilesTest.sha256(content))
                .isEqualTo(answer.field("sha256").orElseThrow());
        assertThat(answer.field("bytes")).contains(String.valueOf(content.length));
        LargeMessagesTest.await(() -> leftOver().isEmpty());
    }

    @Test
    void a_large_file_does_not_come_in_the_message() throws Exception {
        SoapAnswer answer = register.send(report("<format>CSV</format><fileDelivery>content</fileDelivery>"));
        assertThat(answer.code()).isEqualTo("KFR-103");
        assertThat(answer.field("rule").orElse("")).contains("is attachment for a file of more than");
        LargeMessagesTest.await(() -> leftOver().isEmpty());
    }

    /** What is signed is the content; on its way it is an attachment. */
    @Test
    void a_file_in_the_message_is_an_attachment_of_mtom_where_the_request_is_mtom() throws Exception {
        SignedRequest request = extract(false, "<fileDelivery>content</fileDelivery>");
        String mtom = "--b\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\r\n\r\n"
                + request.text() + "\r\n--b--\r\n";
        HttpResponse<String> answer = http().send(
                        HttpRequest.newBuilder(register.address("/services/CustomerRelationshipUpload"))
                                .header(
                                        "Content-Type",
                                        "multipart/related; type=\"application/xop+xml\"; start-info=\"text/xml\";"
                                                + " boundary=b")
                                .POST(HttpRequest.BodyPublishers.ofString(mtom))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        MediaType type =
                MediaType.of(answer.headers().firstValue("Content-Type").orElseThrow());
        assertThat(type.name()).isEqualTo("multipart/related");
        assertThat(type.parameter("type")).isEqualTo("application/xop+xml");
        String[] parts = answer.body().split("\r\n--" + java.util.regex.Pattern.quote(type.parameter("boundary")));
        assertThat(parts).hasSize(4);
        String include = "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:([^\"]*)\"/>";
        assertThat(body(parts[1])).containsPattern(include);
        assertThat(parts[2]).contains("922203687,2019-11-08,,");
        String base64 =
                java.util.Base64.getEncoder().encodeToString(body(parts[2]).getBytes(StandardCharsets.UTF_8));
        SoapAnswer signed = new SoapAnswer(200, body(parts[1]).replaceFirst(include, base64));
        assertThat(signed.signedParts()).contains("Body");
        LargeMessagesTest.await(() -> leftOver().isEmpty());
    }

    @Test
    void a_page_of_a_report_comes_without_attachments() throws Exception {
        SoapAnswer page = register.send(report(""));
        assertThat(page.signedParts()).contains("Body");
        assertThat(page.fields("position")).hasSize(1000).startsWith("1", "2");
        assertThat(page.field("nextPosition")).contains("1001");
        assertThat(page.field("file")).isEmpty();
        SoapAnswer tail = register.send(report("<fromPosition>" + ENTRIES + "</fromPosition>"));
        assertThat(tail.fields("position")).containsExactly(String.valueOf(ENTRIES));
        assertThat(tail.field("nextPosition")).isEmpty();
    }

    @Test
    void the_file_is_gone_when_its_receiver_hangs_up() throws Exception {
        URI address = register.address("/services/CustomerRelationshipUpload");
        byte[] body = report("<format>CSV</format>").text().getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoLinger(true, 0);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n"
                            + "Content-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body);
            socket.getInputStream().readNBytes(100_000);
            assertThat(leftOver()).as("it is being sent").isNotEmpty();
        }
        LargeMessagesTest.await(() -> leftOver().isEmpty());
    }

    private static SignedRequest report(String more) {
        return SignedRequest.upload(
                TestCertificates.institution(),
                "getBatchReport",
                "<correlationId>" + UUID.randomUUID() + "</correlationId><financialInstitution>"
                        + TestCertificates.INSTITUTION + "</financialInstitution><batchId>" + largeBatch + "</batchId>"
                        + more);
    }

    private static SignedRequest extract(boolean soap12) {
        return extract(soap12, "");
    }

    private static SignedRequest extract(boolean soap12, String more) {
        SignedRequest request = SignedRequest.upload(
                TestCertificates.institution(),
                "extractOwnCustomerRelationships",
                "<correlationId>" + UUID.randomUUID() + "</correlationId><financialInstitution>"
                        + TestCertificates.INSTITUTION + "</financialInstitution>" + more);
        return soap12 ? request.soap12() : request;
    }

    private static HttpRequest httpRequest(SignedRequest request) throws Exception {
        boolean soap12 = request.soapNamespace().contains("2003");
        return HttpRequest.newBuilder(
                        register.address("/services/CustomerRelationshipUpload" + (soap12 ? "/soap12" : "")))
                .header("Content-Type", soap12 ? "application/soap+xml" : "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(request.text()))
                .build();
    }

    private static HttpClient http() {
        return HttpClient.newHttpClient();
    }

    private static String body(String part) {
        return part.substring(part.indexOf("\r\n\r\n") + 4);
    }

    /** Files of the register in the temporary folder of this process. */
    private static List<Path> leftOver() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("kfr-.*\\.(csv|part)"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
