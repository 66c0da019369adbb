package no.kfr.participant.file;

import java.time.Duration;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.participant.Directory;
import no.kfr.participant.change.CoverageStart;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import no.kfr.soap.cost.SideBySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs to read a file of participants, whatever somebody has put into it. */
class ParticipantsYamlCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofSeconds(2);
    private static final long MOST_BYTES = 300L << 20;

    private static final CoverageStart START =
            new CoverageStart(new Directory("", java.util.List.of(), java.util.List.of()), LocalDate.of(2026, 11, 22));

    static Stream<Growth.Dimension<String>> dimensions() {
        return Stream.of(
                yaml("participants", 1_000, n -> participants(n, i -> "")),
                yaml("participants twice", 1_000, n -> participants(n, i -> ", name: b")),
                yaml("unknown fields", 5_000, n -> "participants:\n- {" + many(n, i -> "f" + i + ": 1") + "}\n"),
                yaml("delegations", 1_500, n -> one("delegations: [" + many(n, i -> delegation(i)) + "]")),
                yaml(
                        "one delegation again and again",
                        1_500,
                        n -> one("delegations: [" + many(n, i -> delegation(1)) + "]")),
                yaml("operations", 5_000, n -> one("delegations: [{operations: [" + many(n, i -> "o" + i) + "]}]")),
                yaml(
                        "concessions",
                        5_000,
                        n -> one("financialInstitution: {concessions: [" + many(n, i -> "c" + i) + "]}")),
                yaml(
                        "colliding concessions",
                        2_500,
                        n -> one("financialInstitution: {concessions: [" + many(n, ParticipantsYamlCostTest::colliding)
                                + "]}")),
                yaml(
                        "pinned certificates",
                        2_000,
                        n -> one("pinnedCertificates: [" + many(n, i -> "'ab:" + i + "'") + "]")),
                yaml("the length of a text", 100_000, n -> one("name2: " + "x".repeat(n))),
                yaml("words of a text", 50_000, n -> one("name2: " + "x x x\n  ".repeat(n / 3))),
                yaml("lines of a quoted text", 50_000, n -> one("name2: \"" + "x\n  ".repeat(n) + "\"")),
                yaml("escapes of a quoted text", 30_000, n -> one("name2: \"" + "\\x41\\x41\n  ".repeat(n / 2) + "\"")),
                yaml("a quoted text without an end", 100_000, n -> one("name2: \"" + "x".repeat(n))),
                yaml("lines of a block", 30_000, n -> "participants: |\n" + "  x\n".repeat(n)),
                yaml("comments", 30_000, n -> "#\n".repeat(n) + "participants: []\n"),
                yaml("the length of a comment", 100_000, n -> "#" + "x".repeat(n) + "\nparticipants: []\n"),
                yaml("empty lines", 100_000, n -> "\n".repeat(n) + "participants: []\n"),
                yaml("depth of lists", 100_000, n -> "participants: " + "[".repeat(n)),
                yaml("depth of mappings", 50_000, n -> "participants: " + "{a: ".repeat(n)),
                yaml("depth by indentation", 300, n -> many("", n, i -> " ".repeat(i) + "a:\n")),
                yaml("depth of questions", 50_000, n -> "? ".repeat(n)),
                yaml("depth of dashes", 50_000, n -> "- ".repeat(n)),
                yaml("anchors", 10_000, n -> "participants: [" + many(n, i -> "&a" + i + " x") + "]\n"),
                yaml(
                        "one text meant again and again",
                        20_000,
                        n -> "participants: [&a x, " + many(n, i -> "*a") + "]\n"),
                yaml(
                        "one list meant again and again",
                        20_000,
                        n -> "x: &a [1]\nparticipants: [" + many(n, i -> "*a") + "]\n"),
                yaml(
                        "a long list meant several times",
                        5_000,
                        n -> "x: &o [" + many(n, i -> "o" + i) + "]\nparticipants:\n"
                                + many("", 40, i -> "- {delegations: [{operations: *o}]}\n")),
                yaml("lists of lists that are meant", 3_000, ParticipantsYamlCostTest::laughs),
                yaml("tags", 10_000, n -> "participants: [" + many(n, i -> "!t" + i + " x") + "]\n"),
                yaml("the length of a tag", 100_000, n -> "participants: !" + "x".repeat(n) + " y\n"),
                yaml("the length of an anchor", 100_000, n -> "participants: &" + "x".repeat(n) + " y\n"),
                yaml("documents", 20_000, n -> "participants: []\n" + "---\n".repeat(n)),
                yaml(
                        "directives",
                        1_000,
                        n -> many("", n, i -> "%TAG !a" + i + "! tag:a\n") + "---\nparticipants: []\n"),
                yaml("colons", 50_000, n -> "participants: [" + ":,\n ".repeat(n) + "]"),
                yaml("tabs", 100_000, n -> "participants:\t" + "\t".repeat(n) + "[]"),
                yaml("letters outside of the first plane", 50_000, n -> one("name2: " + "\uD83D\uDE00 \n  ".repeat(n))),
                yaml("characters more than may be", 3_200_000, n -> "#".repeat(n)));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_characters(Growth.Dimension<String> dimension) throws Exception {
        dimension
                .handledBy(text -> new ParticipantsYaml(text, START).problems())
                .growsWithSize()
                .costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(dimensions(), text -> new ParticipantsYaml(text, START).problems());
    }

    private static Growth.Dimension<String> yaml(String name, int n, IntFunction<String> text) {
        return Growth.of(name, n, text::apply);
    }

    private static String one(String more) {
        return "participants:\n- {number: '917439389', name: a, activeFrom: 2020-01-01, " + more + "}\n";
    }

    private static String participants(int count, IntFunction<String> more) {
        return "participants:\n"
                + many(
                        "",
                        count,
                        i -> "- {number: '" + (900_000_000 + i) + "', name: a, activeFrom: 2020-01-01" + more.apply(i)
                                + "}\n");
    }

    private static String delegation(int day) {
        return "{supplier: '974761076', operations: [getBatch], from: '"
                + LocalDate.of(2000, 1, 1).plusDays(day) + "'}";
    }

    /** Each list means the one before it, with as many in the innermost one as there are. */
    private static String laughs(int n) {
        return "a: &a [" + many(n, i -> "o") + "]\nd: &d {operations: *a}\nl: &l [" + many(15, i -> "*d")
                + "]\np: &p {delegations: *l}\nparticipants: [" + many(25, i -> "*p") + "]\n";
    }

    private static String many(int count, IntFunction<String> each) {
        return many(",\n  ", count, each);
    }

    private static String many(String between, int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(between));
    }

    private static String colliding(int number) {
        return IntStream.range(0, 15)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
