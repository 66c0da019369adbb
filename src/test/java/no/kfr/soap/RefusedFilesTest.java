package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import no.kfr.TestCertificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a message with a file is not what it must be: a signed fault with its code, and nothing comes through. */
class RefusedFilesTest {

    private static final byte[] CONTENT = "922203687#2019-11-08".getBytes(StandardCharsets.UTF_8);
    private static final String OTHER_FILE = "Content-Type: text/plain\r\nContent-ID: <other@test>\r\n";
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
        // a request is over a little after its answer has arrived
        LargeMessagesTest.await(register.bean(MessageChain.class).gate()::isEmpty);
    }

    @Test
    void refuses_an_attachment_with_one_bit_flipped() throws Exception {
        byte[] other = CONTENT.clone();
        other[5] ^= 1;
        assertRefused(FileMessage.of(request(CONTENT), other), "KFR-034");
    }

    @Test
    void refuses_a_signature_over_the_reference_instead_of_the_content() throws Exception {
        SignedRequest unproven = FileMessage.upload(correlationId, "<content>" + FileMessage.INCLUDE + "</content>");
        assertRefused(FileMessage.of(unproven, CONTENT), "KFR-034");
    }

    @Test
    void refuses_a_missing_attachment() throws Exception {
        assertInvalid(message().withoutFile(), "every xop:Include refers to an attachment");
        SoapAnswer alone =
                register.send(FileMessage.upload(correlationId, "<content>" + FileMessage.INCLUDE + "</content>"));
        assertThat(alone.code()).isEqualTo("KFR-046");
    }

    @Test
    void refuses_an_unused_attachment() throws Exception {
        assertInvalid(message().more(OTHER_FILE, CONTENT), "every attachment is referred to by an xop:Include");
        assertInvalid(
                FileMessage.of(FileMessage.upload(correlationId, "<entries>922203687</entries>"), CONTENT),
                "every attachment is referred to by an xop:Include");
    }

    @Test
    void refuses_an_attachment_that_is_referred_to_twice() throws Exception {
        assertInvalid(
                message().include(FileMessage.INCLUDE + "</content><content>" + FileMessage.INCLUDE),
                "every attachment is referred to only once");
    }

    @Test
    void refuses_an_include_that_is_not_alone_or_not_empty() throws Exception {
        String rule = "xop:Include is empty and alone in its element";
        assertInvalid(message().include("OTIy" + FileMessage.INCLUDE), rule);
        assertInvalid(message().include(FileMessage.INCLUDE.replace("/>", ">x</xop:Include>")), rule);
        assertInvalid(message().include(FileMessage.INCLUDE.replace("xop:Include ", "xop:Other ")), "only element");
        assertInvalid(message().include(FileMessage.INCLUDE.replace("cid:", "http://localhost/")), "href=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed; boundary=x",
                "message/rfc822",
                "application/xop+xml",
                "nonsense",
                "a/b; c=d; c=e"
            })
    void refuses_an_attachment_of_an_unfit_type(String type) throws Exception {
        assertInvalid(message().fileHeaders("application/octet-stream", type), "no message or multipart itself");
    }

    @Test
    void refuses_attachments_without_an_id_of_their_own() throws Exception {
        assertInvalid(message().fileHeaders("Content-ID: <file@test>\r\n", ""), "has a Content-ID");
        assertInvalid(message().more(OTHER_FILE.replace("other", "file"), CONTENT), "every Content-ID is there once");
        assertInvalid(message().more(OTHER_FILE.replace("other", "root"), CONTENT), "every Content-ID is there once");
    }

    @Test
    void refuses_encoded_parts() throws Exception {
        assertInvalid(message().fileHeaders("Encoding: binary", "Encoding: base64"), "Content-Transfer-Encoding");
        assertInvalid(message().rootHeaders("Encoding: binary", "Encoding: quoted-printable"), "Content-Transfer");
    }

    @Test
    void refuses_another_first_part_than_the_envelope() throws Exception {
        assertInvalid(message().rootHeaders("application/xop+xml", "text/xml"), "the first part is the envelope");
        assertInvalid(message().type("start=\"<root@test>", "start=\"<file@test>"), "start is left out or names");
    }

    @Test
    void refuses_a_multipart_that_does_not_end_or_begin_as_it_must() throws Exception {
        assertInvalid(message().after("\r\nmore"), "nothing follows after the last part");
        byte[] whole = message().bytes();
        assertThat(post(message().contentType(), Arrays.copyOf(whole, whole.length - 4))
                        .code())
                .isEqualTo("KFR-046");
        assertThat(post(message().contentType().replace("uuid:8a5b", "other"), whole)
                        .code())
                .isEqualTo("KFR-046");
    }

    @Test
    void refuses_too_many_parts_and_too_many_headers() throws Exception {
        FileMessage many = message();
        for (int i = 0; i < 30; i++) {
            many.more(OTHER_FILE.replace("other", "other" + i), new byte[1]);
        }
        assertInvalid(many, "at most 20 parts");
        assertInvalid(
                message().fileHeaders("Content-ID", "X-Long: " + "x".repeat(5000) + "\r\nContent-ID"), "4096 bytes");
        assertInvalid(
                message().fileHeaders("Content-ID", "Content-ID: <a@b>\r\nContent-ID"),
                "header of a part is there twice");
    }

    @Test
    void refuses_large_attachments_that_are_no_content() throws Exception {
        byte[] large = new byte[70_000];
        String encoded = Base64.getEncoder().encodeToString(large);
        SignedRequest request = FileMessage.upload(correlationId, "<extractedAt>" + encoded + "</extractedAt>");
        FileMessage message = FileMessage.of(
                request.afterwards(document -> {
                    var owner = SignedRequest.first(document, "urn:no:kfr:upload:v1", "extractedAt");
                    owner.setTextContent("");
                    var include = document.createElementNS(FileMessage.XOP, "xop:Include");
                    include.setAttribute("href", "cid:file@test");
                    owner.appendChild(include);
                }),
                large);
        assertInvalid(message, "only the content of a batch is a large attachment");
    }

    @Test
    void refuses_other_multiparts_and_attachments_elsewhere() throws Exception {
        assertRefused(message().type("application/xop+xml", "text/xml"), "KFR-027");
        assertRefused(message().type("multipart/related", "multipart/form-data"), "KFR-027");
        SoapAnswer lookup = register.post(
                "/services/CustomerRelationshipLookup",
                message().contentType(),
                HttpRequest.BodyPublishers.ofByteArray(message().bytes()));
        assertThat(lookup.code()).isEqualTo("KFR-027");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"OTIyMjAzNjg", "OTIy=", "OTIy====", "OT==IyMj", "OTIy*MjA", "OTJ=", "OT1=", "OT==", "ÆØÅÆ", "="})
    void refuses_what_is_no_base64(String text) throws Exception {
        SoapAnswer answer = register.send(FileMessage.upload(correlationId, "<content>" + text + "</content>"));
        assertThat(answer.code()).isEqualTo("KFR-067");
        assertThat(answer.field("correlationId")).contains(correlationId.toString());
        assertThat(register.journalled(correlationId, "KFR-067")).isEqualTo(1);
    }

    @Test
    void refuses_content_over_the_limit_in_every_form() throws Exception {
        byte[] large = UploadedFilesTest.bytes(1024 * 1024 + 1);
        assertRefused(FileMessage.of(request(large), large), "KFR-066");
        assertThat(register.send(request(large)).code()).isEqualTo("KFR-066");
        String text = "1".repeat(1024 * 1024 + 1);
        assertThat(register.send(FileMessage.upload(correlationId, "<entries>" + text + "</entries>"))
                        .code())
                .isEqualTo("KFR-066");
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
        SignedRequest elements = FileMessage.upload(correlationId, "<content>" + "<a/>".repeat(5000) + "</content>");
        assertThat(register.send(elements).code()).isEqualTo("KFR-023");
        SignedRequest attribute =
                FileMessage.upload(correlationId, "<content a=\"" + "x".repeat(200_000) + "\">OTIy</content>");
        assertThat(register.send(attribute).code()).isEqualTo("KFR-022");
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
        return FileMessage.upload(correlationId, UploadedFilesTest.inline(content));
    }

    private static SoapAnswer post(String type, byte[] bytes) throws Exception {
        return register.post(
                "/services/CustomerRelationshipUpload", type, HttpRequest.BodyPublishers.ofByteArray(bytes));
    }

    private static void assertInvalid(FileMessage message, String rule) throws Exception {
        SoapAnswer answer = assertRefused(message, "KFR-046");
        assertThat(answer.field("rule").orElseThrow()).contains(rule);
    }

    private static SoapAnswer assertRefused(FileMessage message, String code) throws Exception {
        SoapAnswer answer = message.sendTo(register);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.signedParts()).contains("Body");
        return answer;
    }
}
