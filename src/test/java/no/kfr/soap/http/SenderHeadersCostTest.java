package no.kfr.soap.http;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import no.kfr.soap.cost.SideBySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs to find out from the headers of HTTP whose request it is. The server takes 8 KB of them; this holds beyond. */
class SenderHeadersCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofMillis(200);
    private static final long MOST_BYTES = 60L << 20;
    private static final SenderAddress ADDRESS = new SenderAddress(List.of("10.1.0.0/16", "fd00::/8"));

    static Stream<Growth.Dimension<List<String>>> dimensions() {
        return Stream.of(
                one("hops of X-Forwarded-For", 600, n -> "203.0.113.5, ".repeat(n) + "10.1.2.3"),
                one("hops that are trusted", 600, n -> "10.1.2.3, ".repeat(n) + "10.1.2.3"),
                one("commas of X-Forwarded-For", 50_000, ","::repeat),
                one("blanks of X-Forwarded-For", 50_000, " "::repeat),
                one("the length of a hop", 50_000, "1"::repeat),
                one("colons of a hop", 50_000, ":"::repeat),
                one("per cents of a hop", 5_000, "fe80::1%%"::repeat),
                Growth.of("headers X-Forwarded-For", 600, n -> Collections.nCopies(n, "10.1.2.3")));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_bytes(Growth.Dimension<List<String>> dimension) throws Exception {
        dimension
                .handledBy(headers -> SenderAddress.counted(ADDRESS.of("10.1.1.1", headers)))
                .growsWithSize()
                .costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(dimensions(), headers -> SenderAddress.counted(ADDRESS.of("10.1.1.1", headers)));
    }

    private static Growth.Dimension<List<String>> one(String name, int n, IntFunction<String> header) {
        return Growth.of(name, n, size -> List.of(header.apply(size)));
    }
}
