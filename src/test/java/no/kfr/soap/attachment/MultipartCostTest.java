package no.kfr.soap.attachment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.refusal.Refused;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import no.kfr.soap.cost.SideBySide;
import no.kfr.soap.message.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs to take a message with attachments apart, before anything of it is believed. In the messages, {@code |} is a line break. */
class MultipartCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofMillis(400);
    private static final long MOST_BYTES = 40L << 20;

    /** So much comes at a time over HTTP. */
    private static final int PIECE = 8192;

    private static final String TYPE = "multipart/related;type=\"application/xop+xml\";boundary=";
    private static final String ENVELOPE = "--b|Content-Type: application/xop+xml|Content-ID: <e>||<a/>|";

    private record Sent(byte[] bytes, String type) {}

    static Stream<Growth.Dimension<Object>> dimensions() {
        return Stream.of(
                message(
                        "bytes of an attachment",
                        1_200_000,
                        n -> ENVELOPE + "--b|Content-ID: <a>||" + "x".repeat(n) + "|--b--"),
                message("parts", 20_000, n -> ENVELOPE + many(n, i -> "--b|Content-ID: <" + i + ">||x|") + "--b--"),
                message("empty parts", 100_000, n -> ENVELOPE + "--b|||".repeat(n) + "--b--"),
                message(
                        "headers of a part",
                        100_000,
                        n -> ENVELOPE + "--b|" + many(n, i -> "H" + i + ": x|") + "|x|--b--"),
                message("the length of a header", 1_000_000, n -> ENVELOPE + "--b|A: " + "x".repeat(n) + "||x|--b--"),
                message("lines of a header", 400, n -> ENVELOPE + "--b|A: x|" + " x|".repeat(n) + "|x|--b--"),
                message("blanks of a header", 400, n -> ENVELOPE + "--b|A: " + " ".repeat(n) + "||x|--b--"),
                message(
                        "parameters of a part's type",
                        100,
                        n -> ENVELOPE + "--b|Content-Type: a/b" + many(n, i -> ";p" + i + "=x") + "||x|--b--"),
                message("boundaries that nearly are", 250_000, n -> ENVELOPE + "--b||" + "|--".repeat(n) + "|--b--"),
                message(
                        "boundaries that end otherwise",
                        200_000,
                        n -> ENVELOPE + "--b||" + "|--c".repeat(n) + "|--b--"),
                message("line breaks of one character", 1_000_000, n -> ENVELOPE + "--b||" + "\r".repeat(n) + "|--b--"),
                message("hyphens", 1_000_000, n -> ENVELOPE + "--b||" + "-".repeat(n) + "|--b--"),
                message("blanks after a boundary", 1_000_000, n -> "--b" + " ".repeat(n) + "||x|--b--"),
                message("line breaks at the end", 500_000, n -> ENVELOPE + "--b--" + "|".repeat(n)),
                message("an end that is missing", 1_000_000, n -> ENVELOPE + "--b||" + "x".repeat(n)),
                message("what is no message of parts", 1_000_000, "x"::repeat),
                typed(
                        "the length of the boundary",
                        200,
                        n -> TYPE + "b".repeat(n),
                        n -> "--" + "b".repeat(n) + "||" + ("|--" + "b".repeat(n - 1)).repeat(40) + "c|--"
                                + "b".repeat(n) + "--"),
                typed(
                        "boundaries that are long and nearly are",
                        5_000,
                        n -> TYPE + "b".repeat(70),
                        n -> "--" + "b".repeat(70) + "||" + ("|--" + "b".repeat(69)).repeat(n) + "c"),
                typed(
                        "parameters of the type",
                        60,
                        n -> TYPE + "b" + many(n, i -> ";p" + i + "=x"),
                        n -> ENVELOPE + "--b--"),
                typed("the length of the type", 50_000, n -> TYPE + "b;p=" + "x".repeat(n), n -> ENVELOPE + "--b--"),
                typed("semicolons of the type", 200, n -> TYPE + "b" + ";".repeat(n), n -> ENVELOPE + "--b--"),
                typed("escapes in the type", 100, n -> TYPE + "b;p=\"" + "\\x".repeat(n), n -> ENVELOPE + "--b--"),
                typed("blanks of the type", 200, n -> TYPE + "b;" + " ".repeat(n) + "=", n -> ENVELOPE + "--b--"));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_bytes(Growth.Dimension<Object> dimension) throws Exception {
        dimension.handledBy(sent -> read((Sent) sent)).growsWithSize().costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(dimensions(), sent -> read((Sent) sent));
    }

    private static void read(Sent sent) {
        Spool spool = new Spool();
        for (int at = 0; at < sent.bytes().length; at += PIECE) {
            spool.write(sent.bytes(), at, Math.min(PIECE, sent.bytes().length - at));
        }
        try {
            Multipart.of(spool, MediaType.of(sent.type()));
        } catch (Refused refused) {
            // fine, too
        }
    }

    private static Growth.Dimension<Object> message(String name, int n, IntFunction<String> text) {
        return typed(name, n, size -> TYPE + "b", text);
    }

    private static Growth.Dimension<Object> typed(
            String name, int n, IntFunction<String> type, IntFunction<String> text) {
        return Growth.of(
                name,
                n,
                size -> new Sent(
                        text.apply(size).replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1), type.apply(size)));
    }

    private static String many(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining());
    }
}
