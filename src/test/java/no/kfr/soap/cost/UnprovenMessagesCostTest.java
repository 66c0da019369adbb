package no.kfr.soap.cost;

import static no.kfr.soap.cost.Hostile.attributes;
import static no.kfr.soap.cost.Hostile.colliding;
import static no.kfr.soap.cost.Hostile.declarations;
import static no.kfr.soap.cost.Hostile.longName;
import static no.kfr.soap.cost.Hostile.many;
import static no.kfr.soap.cost.Hostile.nested;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import no.kfr.soap.RunningRegister;
import no.kfr.soap.SoapAnswer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a message costs whose sender is not proven: it grows with its bytes, whatever they are, and is bounded. Everything is counted,
 * from the first byte to the signed fault.
 */
@DisplayNameGeneration(DisplayNameGenerator.Simple.class)
class UnprovenMessagesCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofMillis(200);
    private static final long MOST_BYTES = 40L << 20;

    private static final Duration MOST_PROCESSOR_FOR_CONTENT = Duration.ofMillis(600);
    private static final long MOST_BYTES_FOR_CONTENT = 100L << 20;

    private static final InThread REGISTER = new InThread(RunningRegister.shared());

    static Stream<Growth.Dimension<byte[]>> dimensions() throws Exception {
        return Stream.of(
                header("attributes with colliding names", 2_500, n -> attributes(n, 50, Hostile::colliding)),
                header("elements with colliding names", 2_500, n -> many(n, i -> "<" + colliding(i) + "/>")),
                header(
                        "colliding attribute names again and again",
                        2_500,
                        n -> attributes(n, 50, i -> colliding(i % 900))),
                header("attributes on one element", 2_500, n -> attributes(n, n, i -> "a" + i)),
                header("attributes on many elements", 12_000, n -> attributes(n, 50, i -> "a" + i % 50)),
                header("one attribute on many elements", 1_200, n -> many(n, i -> "<a b=''/>")),
                header("elements", 1_200, n -> many(n, i -> "<a/>")),
                header("different names", 2_500, n -> many(n, i -> "<e" + i + "/>")),
                header("long names", 500, n -> many(n, i -> "<" + longName(i, 190) + "/>")),
                header("the length of a name", 110_000, n -> "<" + longName(1, n) + "/>"),
                header("the length of a prefix", 55_000, n -> "<" + longName(1, n) + ":a/>"),
                header("namespaces on one element", 2_500, n -> "<a" + declarations(0, n) + "/>"),
                header("namespaces on many elements", 2_500, n -> many(n / 50, i -> "<a" + declarations(0, 50) + "/>")),
                header("namespaces on nested elements", 300, n -> nested(n / 30, i -> declarations(30 * i, 30), "")),
                header(
                        "uses of the outermost of many prefixes",
                        6_000,
                        n -> nested(
                                2,
                                i -> declarations(48 * i, 48),
                                many(n / 40, i -> "<a" + many(40, k -> " p0:a" + k + "=''") + "/>"))),
                header("the length of a namespace", 110_000, n -> "<a xmlns='urn:" + "x".repeat(n) + "'/>"),
                header("comments", 16_000, n -> "<!---->".repeat(n)),
                header("the length of a comment", 110_000, n -> "<!--" + "x".repeat(n) + "-->"),
                header("processing instructions", 16_000, n -> "<?a b?>".repeat(n)),
                header("the length of a processing instruction", 110_000, n -> "<?a " + "x".repeat(n) + "?>"),
                header("the length of a text", 110_000, n -> "x".repeat(n)),
                header("texts", 3_600, n -> "x<!---->".repeat(n)),
                header("sections of character data", 9_000, n -> "<![CDATA[]]>".repeat(n)),
                header("the length of character data", 110_000, n -> "<![CDATA[" + "]".repeat(n) + "]]>"),
                header("character references", 18_000, n -> "&#x41;".repeat(n)),
                header("the length of a character reference", 110_000, n -> "&#x" + "0".repeat(n) + "41;"),
                header("predefined entities", 22_000, n -> "&gt;".repeat(n)),
                header("undeclared entities", 22_000, n -> "&ab;".repeat(n)),
                header("character references in an attribute", 18_000, n -> "<a b='" + "&#x41;".repeat(n) + "'/>"),
                header("blanks in an attribute", 110_000, n -> "<a b='" + "\t\n".repeat(n / 2) + "'/>"),
                header("blanks between attributes", 110_000, n -> "<a " + " ".repeat(n) + " b=''/>"),
                header("line breaks", 55_000, n -> "\r\n".repeat(n)),
                header("depth", 15_000, n -> "<a>".repeat(n) + "</a>".repeat(n)),
                header("ids", 1_100, n -> many(n, i -> "<a Id='i" + i + "'/>")),
                header("colliding ids", 1_100, n -> many(n, i -> "<a Id='" + colliding(i) + "'/>")),
                header("the length of an id", 110_000, n -> "<a Id='" + "x".repeat(n) + "'/>"),
                dimension("blanks before the message", 110_000, (text, n) -> " ".repeat(n) + text),
                dimension("blanks after the message", 110_000, (text, n) -> text + "\n".repeat(n)),
                dimension(
                        "headers",
                        1_200,
                        (text, n) -> text.replace("<soap:Header>", "<soap:Header>" + many(n, i -> "<a/>"))),
                dimension(
                        "headers that must be understood",
                        1_200,
                        (text, n) -> text.replace(
                                "<soap:Header>",
                                "<soap:Header>"
                                        + many(n, i -> "<x:a xmlns:x='urn:" + i + "' soap:mustUnderstand='1'/>"))),
                dimension(
                        "addressing headers",
                        1_200,
                        (text, n) -> text.replace(
                                "<soap:Header>",
                                "<soap:Header>" + many(n, i -> "<wsa:RelatesTo>urn:a</wsa:RelatesTo>"))),
                addressed("MessageID", "urn:uuid:"),
                addressed("To", "https://localhost:8443/services/"),
                addressed("Action", "urn:no:kfr:"),
                dimension(
                        "the length of an address to reply to",
                        100_000,
                        (text, n) -> text.replace(
                                "<soap:Header>",
                                "<soap:Header><wsa:ReplyTo><wsa:Address>" + "x".repeat(n)
                                        + "</wsa:Address></wsa:ReplyTo>")),
                dimension(
                        "parameters of an address to reply to",
                        1_200,
                        (text, n) -> text.replace(
                                "<soap:Header>",
                                "<soap:Header><wsa:ReplyTo><wsa:ReferenceParameters>" + "<a/>".repeat(n)
                                        + "</wsa:ReferenceParameters></wsa:ReplyTo>")),
                dimension(
                        "elements in the body",
                        1_200,
                        (text, n) -> text.replace("</soap:Body>", "<a/>".repeat(n) + "</soap:Body>")));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_bytes(Growth.Dimension<byte[]> dimension) throws Exception {
        dimension.handledBy(UnprovenMessagesCostTest::refused).growsWithSize().costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    private static void refused(byte[] message) throws Exception {
        SoapAnswer answer = REGISTER.send(Messages.UPLOAD, message);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("KFR-0").hasSizeLessThan(20_000);
    }

    /** What a batch may be long in: text, and only there. */
    static Stream<Growth.Dimension<byte[]>> contents() throws Exception {
        return Stream.of(
                content("content", n -> "QUFB".repeat(n / 4)),
                content("character references in content", n -> "&#65;".repeat(n / 5)),
                content("sections of character data in content", n -> "<![CDATA[]]>".repeat(n / 12)),
                content("comments in content", n -> "<!---->".repeat(n / 7)),
                content("elements in content", n -> "<a/>".repeat(n / 4)),
                content("the length of a tag in content", n -> "<a " + " ".repeat(n) + "/>"));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void cost_of_content_grows_with_the_bytes(Growth.Dimension<byte[]> dimension) throws Exception {
        dimension
                .handledBy(UnprovenMessagesCostTest::refused)
                .growsWithSize()
                .costsAtMost(MOST_PROCESSOR_FOR_CONTENT, MOST_BYTES_FOR_CONTENT);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(Stream.concat(dimensions(), contents()), UnprovenMessagesCostTest::refused);
    }

    private static Growth.Dimension<byte[]> content(String name, IntFunction<String> xml) throws Exception {
        String message = Messages.stranger();
        return Growth.of(
                name, 1_200_000, size -> Messages.inBody(message, "<content>" + xml.apply(size) + "</content>"));
    }

    private static Growth.Dimension<byte[]> addressed(String header, String beginning) throws Exception {
        return dimension(
                "the length of " + header,
                100_000,
                (text, n) -> text.replaceFirst("(<wsa:" + header + "[^>]*>)[^<]*", "$1" + beginning + "/".repeat(n)));
    }

    private interface Change {
        String of(String message, int size);
    }

    private static Growth.Dimension<byte[]> header(String name, int n, IntFunction<String> xml) throws Exception {
        String message = Messages.stranger();
        return Growth.of(name, n, size -> Messages.inHeader(message, xml.apply(size)));
    }

    private static Growth.Dimension<byte[]> dimension(String name, int n, Change change) throws Exception {
        String message = Messages.stranger();
        return Growth.of(name, n, size -> Messages.bytes(change.of(message, size)));
    }
}
