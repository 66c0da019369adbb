package no.kfr.soap.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the headers, a vertical bar stands for a line break. */
class MultipartTest {

    private static final String XOP = "Content-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"";
    private static final String ENVELOPE = XOP + "|Content-ID: <root>";
    private static final String FILE = "Content-Type: text/csv|Content-ID: <file@bank>";

    @Test
    void is_an_envelope_and_its_attachments_by_their_ids() {
        Multipart message = of("", ENVELOPE, FILE, "Content-ID: other");

        assertThat(message.envelope().contentId()).isEqualTo("root");
        assertThat(message.attachments()).containsOnlyKeys("file@bank", "other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "; start=\"<root>\"", "; start=root"})
    void begins_with_the_part_that_start_names(String start) {
        assertThat(of(start, ENVELOPE).attachments()).isEmpty();
    }

    @Test
    void refuses_a_start_that_names_another_part() {
        assertRefused("; start=\"<file@bank>\"", ENVELOPE, FILE);
        assertRefused("; start=\"<root>\"", XOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-ID: <root>",
                "Content-Type: text/xml|Content-ID: <root>",
                "Content-Type: application/xop+xml; charset=UTF-8; charset=UTF-8|Content-ID: <root>",
                XOP + "|Content-Transfer-Encoding: base64",
                XOP + "|Content-Transfer-Encoding: quoted-printable"
            })
    void refuses_a_first_part_that_is_no_envelope_as_it_is(String headers) {
        assertRefused("", headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "8bit", "7bit", "BINARY"})
    void takes_encodings_that_change_nothing(String encoding) {
        assertThat(of("", ENVELOPE, FILE + "|Content-Transfer-Encoding: " + encoding)
                        .attachments())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/csv",
                "Content-Type: text/csv|Content-ID: <>",
                "Content-Type: text/csv|Content-ID: <root>",
                "Content-Type: multipart/mixed; boundary=c|Content-ID: <a>",
                "Content-Type: message/rfc822|Content-ID: <a>",
                "Content-Type: application/xop+xml|Content-ID: <a>",
                "Content-Type: csv|Content-ID: <a>",
                "Content-Type: |Content-ID: <a>",
                FILE + "|Content-Transfer-Encoding: base64"
            })
    void refuses_an_attachment_that_is_none(String headers) {
        assertRefused("", ENVELOPE, headers);
    }

    @Test
    void refuses_two_attachments_of_one_id() {
        assertRefused("", ENVELOPE, FILE, FILE);
        assertRefused("", ENVELOPE, FILE, "Content-ID: file@bank");
    }

    @Test
    void refuses_a_message_without_a_boundary() {
        assertRefused(MediaType.of("multipart/related"), ENVELOPE);
    }

    @ParameterizedTest
    @CsvSource({
        "cid:file@bank, file@bank",
        "cid:file%40bank, file@bank",
        "cid:a+b, a+b",
        "cid:a%2Bb, a+b",
        "cid:%C3%A5, å",
        "cid:, ''"
    })
    void reads_the_id_of_an_include(String href, String id) {
        assertThat(Multipart.idIn(href)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "file@bank", "http://example.com/file", "file:/etc/passwd", "cid:%", "cid:%4", "cid:%zz"})
    void refuses_an_include_of_anything_else(String href) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Multipart.idIn(href))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.ATTACHMENT_INVALID));
    }

    private static void assertRefused(String parameters, String... parts) {
        assertRefused(type(parameters), parts);
    }

    private static void assertRefused(MediaType type, String... parts) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Multipart.of(spooled(parts), type))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.ATTACHMENT_INVALID));
    }

    private static Multipart of(String parameters, String... parts) {
        return Multipart.of(spooled(parts), type(parameters));
    }

    private static MediaType type(String parameters) {
        return MediaType.of("multipart/related; boundary=b" + parameters);
    }

    private static Spool spooled(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String headers : parts) {
            text.append("--b|").append(headers).append("||content|");
        }
        byte[] bytes = text.append("--b--").toString().replace("|", "\r\n").getBytes(StandardCharsets.UTF_8);
        Spool spool = new Spool();
        spool.write(bytes, 0, bytes.length);
        return spool;
    }
}
