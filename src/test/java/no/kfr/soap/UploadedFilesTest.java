package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import no.kfr.TestCertificates;
import no.kfr.client.soap.BatchRequests;
import no.kfr.client.soap.Connection;
import no.kfr.client.soap.RegisterClient;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.BatchUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that come in beside the envelope, within it and as text: what is carried out are the bytes that were signed. */
class UploadedFilesTest {

    private static RunningRegister register;
    private final UUID correlationId = UUID.randomUUID();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void takes_an_attachment() throws Exception {
        byte[] content = bytes(200_000);
        SoapAnswer answer = FileMessage.of(correlationId, content).sendTo(register);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.field("contentSha256")).contains(sha256(content));
        assertThat(answer.field("submittedBy")).contains(TestCertificates.INSTITUTION);
        assertThat(answer.signedParts()).contains("Body");
    }

    @Test
    void takes_an_attachment_in_soap_12() throws Exception {
        byte[] content = bytes(1000);
        SoapAnswer answer = FileMessage.of(
                        FileMessage.upload(correlationId, FileMessage.inline(content))
                                .soap12(),
                        content)
                .sendTo(register);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.field("contentSha256")).contains(sha256(content));
    }

    @Test
    void an_empty_attachment_is_a_batch_without_entries() throws Exception {
        SoapAnswer answer = FileMessage.of(correlationId, new byte[0]).sendTo(register);
        assertThat(answer.code()).isEqualTo("KFR-121");
        assertThat(answer.field("rule")).contains("at least one entry");
        assertThat(answer.field("correlationId")).contains(correlationId.toString());
    }

    @Test
    void takes_inline_base64_small_and_large_with_and_without_line_breaks() throws Exception {
        for (int size : new int[] {1, 2, 3, 100, 3_000_001}) {
            byte[] content = bytes(size);
            String broken = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content);
            assertThat(register.send(FileMessage.upload(UUID.randomUUID(), FileMessage.inline(content)))
                            .field("contentSha256"))
                    .contains(sha256(content));
            assertThat(register.send(FileMessage.upload(UUID.randomUUID(), "<content>\n" + broken + "\n</content>"))
                            .field("contentSha256"))
                    .contains(sha256(content));
        }
    }

    @Test
    void takes_entries_as_text() throws Exception {
        String entries = "922203687#2019-11-08,\n958069367#2011-11-05#primaryOwner,øæå".repeat(30_000);
        SoapAnswer answer = register.send(FileMessage.upload(correlationId, "<entries>" + entries + "</entries>"));
        assertThat(answer.field("contentSha256")).contains(sha256(entries.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void hands_gzip_on_as_it_is() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("922203687".getBytes(StandardCharsets.UTF_8));
        }
        SoapAnswer answer = FileMessage.of(correlationId, zipped.toByteArray())
                .fileHeaders("octet-stream", "gzip")
                .sendTo(register);
        assertThat(answer.field("contentSha256")).contains(sha256(zipped.toByteArray()));
        assertThat(answer.field("entries")).contains("1");
    }

    @ParameterizedTest
    @EnumSource(Connection.SoapVersion.class)
    void a_client_made_from_the_contract_sends_attachments(Connection.SoapVersion version) throws Exception {
        byte[] content = bytes(300_000);
        Path file = Files.write(folder.resolve("customers.csv"), content);
        try (RegisterClient client = new RegisterClient(connection(register, version))) {
            BatchUpload batch = BatchRequests.upload(TestCertificates.INSTITUTION, BatchMode.REGISTER, file);
            var reply = client.uploadBatch(batch);
            assertThat(reply.getBatch().getContentSha256()).isEqualTo(sha256(content));
        }
    }

    static Connection connection(RunningRegister register, Connection.SoapVersion version) throws Exception {
        return new Connection(
                register.address("/"),
                store(TestCertificates.keyStore("institution", TestCertificates.institution())),
                TestCertificates.PASSWORD,
                store(TestCertificates.trustStore()),
                version,
                java.time.Duration.ofSeconds(60));
    }

    private static KeyStore store(Path file) throws Exception {
        return KeyStore.getInstance(file.toFile(), TestCertificates.PASSWORD.toCharArray());
    }

    /** Text of which no entry is right: the batch is rejected, its content known. */
    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        Random random = new Random(size);
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i % 12 == 11 ? ',' : '0' + random.nextInt(10));
        }
        return bytes;
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
