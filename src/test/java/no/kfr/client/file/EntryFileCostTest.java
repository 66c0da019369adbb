package no.kfr.client.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.SideBySide;
import no.kfr.terminal.CommandFailed;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs the command line to read an institution's file, whatever has gone wrong where it was made. */
class EntryFileCostTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String TABLE = "customerId,startDate,endDate,ownershipType\n";

    @TempDir
    private static Path folder;

    static Stream<Growth.Dimension<Path>> dimensions() {
        return Stream.of(
                text("entries", 50_000, n -> "917439389#2020-01-01,".repeat(n)),
                text("the length of an entry", 500_000, "9"::repeat),
                text("commas", 500_000, ","::repeat),
                text("blanks", 500_000, " "::repeat),
                text("no-break spaces", 250_000, "\u00a0"::repeat),
                text("letters of three bytes", 100_000, "€"::repeat),
                text("dates behind semicolons", 6_000, n -> "917439389;2020-01-01\n".repeat(n)),
                text("fields of a line", 6_000, n -> "917439389;2020-01-01;".repeat(n)),
                text("quotation marks", 100_000, "\""::repeat),
                text("signs that cannot be seen", 100_000, "\u200b"::repeat),
                text("signs that cannot be seen in a table", 100_000, n -> TABLE + "\u200b".repeat(n)),
                file(
                        "letters of UTF-16",
                        100_000,
                        n -> ("917439389\n".repeat(n / 10)).getBytes(StandardCharsets.UTF_16)),
                text("rows", 4_000, n -> TABLE + "917439389,2020-01-01,,unknown\n".repeat(n)),
                text(
                        "periods of one customer",
                        4_000,
                        n -> TABLE + "917439389,2020-01-01,2021-01-01,unknown\n".repeat(n)),
                text("customers of a table", 4_000, n -> TABLE + many(n, i -> (900_000_000 + i) + ",,2021-01-01,\n")),
                text("columns of a row", 100_000, n -> TABLE + ",".repeat(n)),
                text("columns of the header", 50_000, n -> TABLE.strip() + ",a".repeat(n) + "\n917439389\n"),
                text("the length of a field", 500_000, n -> TABLE + "9".repeat(n) + ",,,\n"),
                text("lines of a quoted field", 250_000, n -> TABLE + "\"" + "x\n".repeat(n) + "\",,,\n"),
                text("quotes of a field", 250_000, n -> TABLE + "\"" + "\"\"".repeat(n) + "\",,,\n"),
                text("a quote that is not closed", 250_000, n -> TABLE + "\"" + "x\n".repeat(n)),
                file("members of a gzip", 2_000, n -> repeated(gzip("917439389,"), n)));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_bytes(Growth.Dimension<Path> dimension) throws Exception {
        dimension.handledBy(EntryFileCostTest::read).growsWithSize();
    }

    private static void read(Path file) {
        for (boolean endings : new boolean[] {false, true}) {
            try {
                new EntryFile(file, endings, TODAY).forEach((entry, length, position) -> {});
            } catch (CommandFailed said) {
                // fine, too
            }
        }
    }

    private static Growth.Dimension<Path> text(String name, int n, IntFunction<String> content) {
        return file(name, n, size -> content.apply(size).getBytes(StandardCharsets.UTF_8));
    }

    private static Growth.Dimension<Path> file(String name, int n, IntFunction<byte[]> content) {
        return Growth.of(name, n, size -> Files.write(Files.createTempFile(folder, "f", ".txt"), content.apply(size)));
    }

    private static String many(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining());
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
        return bytes.toByteArray();
    }

    private static byte[] repeated(byte[] piece, int times) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }
}
