package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import no.kfr.TestCertificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that are too much, or not in their place: a signed fault with its code, and nothing comes through. */
class RefusedFilesTest {

    private static final byte[] CONTENT = "922203687#2019-11-08".getBytes(StandardCharsets.UTF_8);
    private static RunningRegister register;
    private final UUID correlationId = UUID.randomUUID();

    @BeforeAll
    static void start() {
        register = RunningRegister.start("--kfr.bulkload.max-content-size=1MB", "--kfr.soap.max-message-size=100KB");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @AfterEach
    void nothing_came_through_and_nobody_is_left_in_the_gate() {
        assertThat(register.database()
                        .sql("select count(*) from batch where correlation_id = ?")
                        .param(correlationId.toString())
                        .query(Long.class)
                        .single())
                .isZero();
        register.awaitEmptyGate();
    }

    @Test
    void refuses_content_over_the_limit_in_every_form() throws Exception {
        byte[] large = UploadedFilesTest.bytes(1024 * 1024 + 1);
        String text = "1".repeat(1024 * 1024 + 1);
        for (SoapAnswer answer : List.of(
                assertRefused(FileMessage.of(request(large), large), "KFR-066"),
                register.send(request(large)),
                register.send(FileMessage.upload(correlationId, "<entries>" + text + "</entries>")))) {
            assertThat(answer.code()).isEqualTo("KFR-066");
            assertThat(answer.field("rule").orElseThrow()).contains("the whole message at most");
        }
    }

    /** Each is small enough by itself. */
    @Test
    void refuses_attachments_that_are_too_large_together() throws Exception {
        byte[] content = UploadedFilesTest.bytes(1024 * 1024);
        StringBuilder header = new StringBuilder("<h:h xmlns:h=\"urn:h\">");
        for (int i = 0; i < 3; i++) {
            header.append("<h:h>")
                    .append(FileMessage.INCLUDE.replace("file@", i + "@"))
                    .append("</h:h>");
        }
        FileMessage message = FileMessage.of(request(content).header(header + "</h:h>"), content);
        for (int i = 0; i < 3; i++) {
            message.more("Content-ID: <" + i + "@test>\r\n", new byte[60_000]);
        }
        assertRefused(message, "KFR-066");
    }

    @Test
    void refuses_a_message_over_the_limit_before_all_of_it_is_there() throws Exception {
        byte[] piece = new byte[100_000];
        for (String type : List.of(message().contentType(), "text/xml")) {
            SoapAnswer announced = post(type, new byte[3_000_000]);
            SoapAnswer chunked = register.post(
                    message().path(),
                    type,
                    HttpRequest.BodyPublishers.ofByteArrays(java.util.Collections.nCopies(30, piece)));
            for (SoapAnswer answer : List.of(announced, chunked)) {
                assertThat(answer.code()).isEqualTo("KFR-066");
                assertThat(answer.signedParts()).contains("Body");
            }
        }
    }

    @Test
    void room_for_a_file_is_no_room_for_anything_else() throws Exception {
        SignedRequest text = SignedRequest.upload(
                TestCertificates.institution(),
                "annulCustomerRelationship",
                Payloads.instruction(correlationId) + "<startDate>2020-01-01</startDate><reason>" + "x".repeat(200_000)
                        + "</reason>");
        assertThat(register.send(text).code()).isEqualTo("KFR-022");
        SignedRequest elements = FileMessage.upload(correlationId, "<content>" + "<a/>".repeat(20_000) + "</content>");
        assertThat(register.send(elements).code()).isEqualTo("KFR-023");
        SignedRequest attribute =
                FileMessage.upload(correlationId, "<content a=\"" + "x".repeat(200_000) + "\">OTIy</content>");
        assertThat(register.send(attribute).code()).isEqualTo("KFR-022");
        String large = "x".repeat(200_000);
        String signed =
                FileMessage.upload(correlationId, "<content>OTIy</content>").text();
        assertThat(register.sendUpload(signed.replace("OTIy", "<!--" + large + "-->OTIy"))
                        .code())
                .isEqualTo("KFR-022");
        assertThat(register.send(FileMessage.upload(
                                correlationId, "<content>OTIy</content><extractedAt>" + large + "</extractedAt>"))
                        .code())
                .isEqualTo("KFR-022");
        assertThat(register.send(request(CONTENT)
                                .header("<h:h xmlns:h=\"urn:h\"><h:h><content xmlns=\"urn:no:kfr:upload:v1\">" + large
                                        + "</content></h:h></h:h>"))
                        .code())
                .isEqualTo("KFR-022");
    }

    @Test
    void says_which_field_of_a_batch_breaks_the_schema() throws Exception {
        String entries = "<entries>922203687</entries>";
        assertThat(schemaFault("<extractedAt>2026-01-01T12:00:00</extractedAt>" + entries))
                .isEqualTo("KFR-010");
        assertThat(schemaFault("<extractedAt>12026-01-01T12:00:00Z</extractedAt>" + entries))
                .isEqualTo("KFR-010");
        assertThat(schemaFault("<numberOfEntries>-1</numberOfEntries>" + entries))
                .isEqualTo("KFR-004");
        assertThat(schemaFault("<customerRange><from>1</from><to>2</to></customerRange>" + entries))
                .isEqualTo("KFR-005");
        assertThat(schemaFault("")).isEqualTo("KFR-004");
        assertThat(schemaFault(entries + entries)).isEqualTo("KFR-004");
        assertThat(schemaFault(entries + "<content>OTIy</content>")).isEqualTo("KFR-004");
        assertThat(schemaFault("<content><a/></content>")).isEqualTo("KFR-004");
    }

    private String schemaFault(String content) throws Exception {
        return register.send(FileMessage.upload(correlationId, content)).code();
    }

    private FileMessage message() {
        return FileMessage.of(request(CONTENT), CONTENT);
    }

    private SignedRequest request(byte[] content) {
        return FileMessage.upload(correlationId, FileMessage.inline(content));
    }

    private static SoapAnswer post(String type, byte[] bytes) throws Exception {
        return register.post(
                "/services/CustomerRelationshipUpload", type, HttpRequest.BodyPublishers.ofByteArray(bytes));
    }

    private static SoapAnswer assertRefused(FileMessage message, String code) throws Exception {
        SoapAnswer answer = message.sendTo(register);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.signedParts()).contains("Body");
        return answer;
    }
}
