package no.kfr.soap.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the messages, a vertical bar stands for a line break. */
class PartsReaderTest {

    private static final String ONE = "--b|A: 1||one|--b--";

    @Test
    void finds_parts_with_their_headers() throws IOException {
        List<Part> parts = read("--b|Content-ID: <a>|X:\t y ||one|--b  |content-id:<c>||two|lines|--b--|");

        assertThat(parts).extracting(Part::contentId).containsExactly("a", "c");
        assertThat(parts.get(0).headers()).isEqualTo(Map.of("content-id", "<a>", "x", "y"));
        assertThat(text(parts.get(0))).isEqualTo("one");
        assertThat(text(parts.get(1))).isEqualTo("two\r\nlines");
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, "|" + ONE, ONE + "|", ONE + "|||", "--b|A: 1||one|--b--"})
    void begins_with_or_without_a_line_break_and_ends_with_any_number(String message) throws IOException {
        assertThat(read(message))
                .singleElement()
                .satisfies(part -> assertThat(text(part)).isEqualTo("one"));
    }

    @ParameterizedTest
    @CsvSource({
        "--b||x|--b--, x",
        "--b|||--b--, ''",
        "--b||--b--, ''",
        "--b|A: 1||--b--, ''",
        "--b|| |--b--, ' '",
        "--b|||x||--b--, '|x|'",
        "--b||-|--|-b|--c|--b--, '-|--|-b|--c'"
    })
    void a_part_is_what_lies_between_and_not_a_byte_more(String message, String content) throws IOException {
        assertThat(read(message))
                .singleElement()
                .satisfies(part -> assertThat(text(part)).isEqualTo(broken(content)));
    }

    @Test
    void finds_a_boundary_after_one_that_nearly_was() throws IOException {
        String content = "\r\r\n\r\n-\r\n--\r\n\r\n--";
        assertThat(read("--b||" + content + "|--b--"))
                .singleElement()
                .satisfies(part -> assertThat(text(part)).isEqualTo(content));
    }

    @Test
    void finds_a_boundary_wherever_the_buffer_ends() throws IOException {
        int buffer = 64 * 1024;
        for (int length = buffer - 20; length < buffer + 5; length++) {
            String content = "x".repeat(length);
            assertThat(read("--b||" + content + "|--b||y|--b--"))
                    .extracting(PartsReaderTest::text)
                    .containsExactly(content, "y");
        }
    }

    @Test
    void joins_a_header_that_goes_on() throws IOException {
        assertThat(read("--b|A: 1;| b=2|\tc||x|--b--").getFirst().headers()).isEqualTo(Map.of("a", "1; b=2 c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--",
                "--b",
                "--b|",
                "--b||",
                "--b||x",
                "--b||x|--b",
                "--b||x|--b|",
                "--b||x|--b|A: 1",
                "--b--",
                "--b--|",
                "x--b||x|--b--",
                "x|--b||x|--b--",
                "||--b||x|--b--",
                "--c||x|--c--",
                "--bb||x|--b--",
                "--b||x|--bb|--b--",
                "--b x||x|--b--",
                "--b||x|--b--x",
                "--b||x|--b--|x",
                "--b||x|--b--|--b||y|--b--",
                "--b||x|--b-",
                "--b|A||x|--b--",
                "--b|: 1||x|--b--",
                "--b| goes on||x|--b--",
                "--b|A: 1|a: 2||x|--b--",
                "--b|A: 1|A: 1||x|--b--"
            })
    void refuses_what_is_not_parts_from_beginning_to_end(String message) {
        assertRefused(broken(message));
    }

    @Test
    void refuses_line_breaks_of_one_character() {
        assertRefused("--b\n\nx\n--b--");
        assertRefused("--b\r\rx\r--b--");
    }

    @Test
    void takes_as_many_parts_as_there_may_be_and_no_more() throws IOException {
        String part = "--b||x|";
        assertThat(read(part.repeat(PartsReader.MOST_PARTS) + "--b--")).hasSize(PartsReader.MOST_PARTS);
        assertRefused(broken(part.repeat(PartsReader.MOST_PARTS + 1) + "--b--"));
    }

    @Test
    void takes_headers_of_4096_bytes_and_no_more() throws IOException {
        String header = "A: " + "x".repeat(4000);
        assertThat(read("--b|" + header + "||x|--b--").getFirst().headers().get("a"))
                .hasSize(4000);
        assertRefused(broken("--b|A: " + "x".repeat(4097) + "||x|--b--"));
        assertRefused(broken("--b|" + header + "|B: " + "x".repeat(100) + "||x|--b--"));
        assertRefused(broken("--b|A: 1" + "| x".repeat(1100) + "||x|--b--"));
    }

    private static void assertRefused(String message) {
        assertThatExceptionOfType(Refused.class)
                .as(() -> message.substring(0, Math.min(60, message.length())))
                .isThrownBy(() -> readAsItIs(message))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.ATTACHMENT_INVALID));
    }

    private static List<Part> read(String message) throws IOException {
        return readAsItIs(broken(message));
    }

    private static List<Part> readAsItIs(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        Spool spool = new Spool();
        spool.write(bytes, 0, bytes.length);
        return PartsReader.read(spool, "b");
    }

    private static String broken(String message) {
        return message.replace("|", "\r\n");
    }

    private static String text(Part part) {
        try (var in = part.open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
