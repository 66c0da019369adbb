package no.kfr.lookup.kar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the longest answers of KAR and of Maskinporten cost that may be read at all: 1 MB, in whatever shape. */
class JsonAnswersCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofMillis(400);
    private static final long MOST_BYTES = 80L << 20;

    private static final String BANK =
            "{\"organizationID\":\"917439389\",\"bankName\":\"Bank\",\"activeAccount\":false}";

    static Stream<Growth.Dimension<byte[]>> answers() {
        return Stream.of(
                json("institutions", 1_600, n -> banks(n, i -> BANK)),
                json("institutions, and what is not known here", 900, n -> banks(n, i -> with(BANK, "\"more\":[1,2]"))),
                json("fields of an institution", 9_000, n -> "{\"banks\":[" + with(BANK, fields(n)) + "]}"),
                json("fields beside the list", 9_000, n -> "{\"banks\":[]," + fields(n) + "}"),
                json("a field named again and again", 16_000, n -> "{" + many(n, i -> "\"a\":1") + "}"),
                json(
                        "names of fields with one hash",
                        3_000,
                        n -> "{" + many(n, i -> '"' + colliding(i) + "\":1") + "}"),
                json("the length of a field's name", 120_000, n -> "{\"" + "x".repeat(n) + "\":1}"),
                json("the length of a name", 120_000, n -> banks(1, i -> BANK.replace("Bank", "x".repeat(n)))),
                json("escapes in a name", 3_000, n -> banks(1, i -> BANK.replace("Bank", "\\u0041".repeat(n)))),
                json(
                        "letters of four bytes",
                        30_000,
                        n -> banks(1, i -> BANK.replace("Bank", "\uD83D\uDE00".repeat(n)))),
                json("digits of a number", 120_000, n -> "{\"banks\":" + "9".repeat(n) + "}"),
                json("digits of a fraction", 120_000, n -> "{\"banks\":0." + "9".repeat(n) + "}"),
                json("numbers with large exponents", 20_000, n -> "{\"banks\":[" + many(n, i -> "1e999") + "]}"),
                json("depth of lists", 120_000, n -> "{\"banks\":" + "[".repeat(n)),
                json("depth of objects", 24_000, n -> "{\"banks\":[" + "{\"a\":".repeat(n)),
                json("lists", 40_000, n -> "{\"banks\":[" + many(n, i -> "[]") + "]}"),
                json("blanks", 120_000, n -> " ".repeat(n) + "{\"banks\":[]}"),
                json("blanks after it", 120_000, n -> "{\"banks\":[]}" + "\n".repeat(n)),
                json("bytes that are no JSON", 120_000, n -> "<".repeat(n)),
                json("a text without an end", 120_000, n -> "{\"banks\":\"" + "x".repeat(n)));
    }

    @ParameterizedTest(name = "KAR: {0}")
    @MethodSource("answers")
    void an_answer_of_kar_costs_in_proportion_to_its_bytes(Growth.Dimension<byte[]> dimension) throws Exception {
        dimension.handledBy(JsonAnswersCostTest::institutions).growsWithSize().costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    static Stream<Growth.Dimension<byte[]>> tokens() {
        return Stream.of(
                token("the length of a token", 2_400, n -> "\"" + "x".repeat(n) + "\",\"expires_in\":100"),
                token("equals signs after a token", 2_400, n -> "\"x" + "=".repeat(n) + "\",\"expires_in\":100"),
                token("what is no token", 2_400, n -> "\"" + "x=".repeat(n / 2) + "\",\"expires_in\":100"),
                token("digits of how long it lasts", 120_000, n -> "\"x\",\"expires_in\":" + "1".repeat(n)),
                token("fields beside the token", 9_000, n -> "\"x\",\"expires_in\":100," + fields(n)));
    }

    @ParameterizedTest(name = "Maskinporten: {0}")
    @MethodSource("tokens")
    void an_answer_of_maskinporten_costs_in_proportion_to_its_bytes(Growth.Dimension<byte[]> dimension)
            throws Exception {
        dimension.handledBy(JsonAnswersCostTest::token).growsWithSize().costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_answers_stays() throws Exception {
        long stays = Retained.after(
                1000,
                number -> institutions(("{\"banks\":[]," + many(100, i -> "\"field " + number + " " + i + "\":1") + "}")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(stays).isLessThan(1 << 19);
    }

    private static void institutions(byte[] answer) {
        try {
            KarAnswers.institutions(answer, false);
        } catch (Unanswered notUnderstood) {
            // refused is fine
        }
    }

    private static void token(byte[] answer) {
        try {
            Maskinporten.token(Json.object(answer), Instant.EPOCH);
        } catch (Unanswered notUnderstood) {
            // refused is fine
        }
    }

    private static Growth.Dimension<byte[]> json(String name, int n, IntFunction<String> text) {
        return Growth.of(name, n, size -> text.apply(size).getBytes(StandardCharsets.UTF_8));
    }

    private static Growth.Dimension<byte[]> token(String name, int n, IntFunction<String> fields) {
        return json(name, n, size -> "{\"access_token\":" + fields.apply(size) + "}");
    }

    private static String banks(int count, IntFunction<String> each) {
        return "{\"banks\":[" + many(count, each) + "]}";
    }

    private static String with(String bank, String field) {
        return bank.replace("}", "," + field + "}");
    }

    private static String fields(int count) {
        return many(count, i -> "\"f" + i + "\":1");
    }

    private static String many(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }

    private static String colliding(int number) {
        return IntStream.range(0, 15)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
