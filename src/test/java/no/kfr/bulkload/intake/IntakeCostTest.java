package no.kfr.bulkload.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.identity.IdentityRule;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import no.kfr.soap.cost.SideBySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it costs to read a content, check, sort and pack it, when a sender repeats something without end. */
class IntakeCostTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @SideBySide
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "REGISTER, '917439389#2024-01-01,'",
        "REGISTER, '917439389#1850-01-01,'",
        "END, '917439389#2024-01-01,917439389#2024-01-02,'",
        "REGISTER, '1234,'",
        "SNAPSHOT, '917439389#soon,'",
        "REGISTER, ','",
        "REGISTER, ' '",
        "REGISTER, 'x'",
        "REGISTER, '#'",
        "REGISTER, '917439389##,'"
    })
    void costs_in_proportion_to_its_length(BatchMode mode, String repeated) throws Exception {
        Growth.of(mode + " " + repeated, 20_000, size -> repeated.repeat(size).getBytes(StandardCharsets.UTF_8))
                .handledBy(content -> read(mode, content))
                .growsWithSize();
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(
                Stream.of("#2024-01-01,", "#soon,", ",", "#1850-01-01,", "##,")
                        .map(terms -> Growth.of(terms, 20_000, size -> entries(size, terms))),
                content -> read(BatchMode.SNAPSHOT, content));
    }

    /** Each of another customer. */
    private static byte[] entries(int size, String terms) {
        return IntStream.range(0, size)
                .mapToObj(i -> 900_000_000 + i + terms)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void read(BatchMode mode, byte[] content) throws IOException {
        var entries = new EntryList(64);
        new ContentReader(new EntryReader(mode, null, IdentityRule.ofAnyRegister(TODAY), TODAY, entries))
                .read(new ByteArrayInputStream(content));
        entries.close(mode);
        entries.count(date -> date.getYear() < 1900);
        entries.forEachChunk(1000, chunk -> chunk.pack());
        entries.refused().pages();
    }
}
