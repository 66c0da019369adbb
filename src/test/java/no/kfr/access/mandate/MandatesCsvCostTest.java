package no.kfr.access.mandate;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.rights.InputRefused;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import no.kfr.soap.cost.SideBySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs to read a list of mandates, whatever somebody has put into it. */
class MandatesCsvCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofSeconds(3);
    private static final long MOST_BYTES = 500L << 20;

    private static final String HEADER =
            "service;consumer_name;consumer_org;operations;subject_kinds;legal_mandate;only_primary_owner;period_rule;active";

    static Stream<Growth.Dimension<String>> dimensions() {
        return Stream.of(
                csv("rows", 1_500, n -> many("", n, i -> row("mandate " + i, "FROM_WITHIN_YEARS(10)"))),
                csv("one row again and again", 1_500, n -> many("", n, i -> row("mandate", "FROM_WITHIN_YEARS(10)"))),
                csv("rows with colliding mandates", 1_500, n -> many("", n, i -> row(colliding(i), "TO_TODAY"))),
                csv("the length of a mandate", 100_000, n -> row("x".repeat(n), "TO_TODAY")),
                csv("marks in a mandate", 20_000, n -> row("\u0301\u0323".repeat(n), "TO_TODAY")),
                csv("blanks in a mandate", 50_000, n -> row("x" + " ".repeat(n) + "x", "TO_TODAY")),
                csv("letters that fold into others", 20_000, n -> row("\uFB03".repeat(n), "TO_TODAY")),
                csv("period rules", 10_000, n -> row("x", many(",", n, i -> "TO_TODAY"))),
                csv("the length of a period rule", 100_000, n -> row("x", "FROM_WITHIN_YEARS(" + "9".repeat(n) + ")")),
                csv(
                        "operations",
                        10_000,
                        n -> "a;b;974761076;" + many(",", n, i -> "o" + i) + ";PERSON;x;OPTIONAL;TO_TODAY;true\n"),
                csv(
                        "kinds of subjects",
                        10_000,
                        n -> "a;b;974761076;o;" + many(",", n, i -> "P" + i) + ";x;OPTIONAL;TO_TODAY;true\n"),
                withAliases("other texts", 10_000, n -> many("|", n, i -> "alias " + i)),
                withAliases("other texts that are the same", 10_000, n -> many("|", n, i -> "alias")),
                withAliases("colliding other texts", 3_000, n -> many("|", n, MandatesCsvCostTest::colliding)),
                csv("fields of a row", 30_000, n -> ";".repeat(n) + "\n"),
                csv("rows with a field too few", 5_000, n -> "a;b\n".repeat(n)),
                csv("empty lines", 100_000, n -> "\n".repeat(n)),
                csv("quotes", 50_000, n -> row("\"" + "\"\"".repeat(n) + "\"", "TO_TODAY")),
                csv("a quote that is not closed", 100_000, n -> "\"" + "x\n".repeat(n)),
                csv("a quote in the middle", 50_000, n -> "a;b" + "\"x".repeat(n)),
                Growth.of("columns of the header", 30_000, n -> "c;".repeat(n) + "\n"),
                Growth.of("marks of byte order", 100_000, "\uFEFF"::repeat));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_characters(Growth.Dimension<String> dimension) throws Exception {
        dimension.handledBy(MandatesCsvCostTest::read).growsWithSize().costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(dimensions(), MandatesCsvCostTest::read);
    }

    private static void read(String csv) {
        try {
            MandatesCsv.read(csv);
        } catch (InputRefused refused) {
            // fine, too
        }
    }

    private static Growth.Dimension<String> csv(String name, int n, IntFunction<String> rows) {
        return Growth.of(name, n, size -> HEADER + "\n" + rows.apply(size));
    }

    private static Growth.Dimension<String> withAliases(String name, int n, IntFunction<String> aliases) {
        return Growth.of(
                name,
                n,
                size -> HEADER + ";aliases\n" + row("x", "TO_TODAY").replace("\n", ";" + aliases.apply(size) + "\n"));
    }

    private static String row(String mandate, String periodRule) {
        return "tax;Tax;974761076;lookupCustomerRelationships;PERSON;" + mandate + ";OPTIONAL;" + periodRule
                + ";true\n";
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
