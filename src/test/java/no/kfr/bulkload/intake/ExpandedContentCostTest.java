package no.kfr.bulkload.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.refusal.Refused;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import no.kfr.soap.cost.SideBySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What it costs to take a gzip apart, however it is made. */
class ExpandedContentCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofMillis(800);
    private static final long MOST_BYTES = 120L << 20;

    private static final BulkloadSettings SETTINGS =
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("kfr.bulkload", BulkloadSettings.class);

    static Stream<Growth.Dimension<byte[]>> dimensions() {
        return Stream.of(
                content("bytes that expand well", 1_200_000, n -> gzip(new byte[n], Deflater.BEST_COMPRESSION)),
                content("bytes that do not expand", 600_000, n -> gzip(random(n), Deflater.DEFAULT_COMPRESSION)),
                content("bytes that are only stored", 600_000, n -> gzip(random(n), Deflater.NO_COMPRESSION)),
                content("members", 3_000, n -> repeated(gzip("917439389,".getBytes(StandardCharsets.US_ASCII), 6), n)),
                content("empty members", 5_000, n -> repeated(gzip(new byte[0], 6), n)),
                content("the name of a file in it", 600_000, n -> header(8, n)),
                content("its comment", 600_000, n -> header(16, n)),
                content("empty blocks", 200_000, ExpandedContentCostTest::emptyBlocks),
                content("what follows after its end", 600_000, n -> join(gzip(new byte[1], 6), new byte[n])),
                content("an end that is missing", 600_000, n -> gzip(random(n), 6), 0.9),
                content("plain bytes", 1_200_000, byte[]::new));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_bytes(Growth.Dimension<byte[]> dimension) throws Exception {
        dimension.handledBy(ExpandedContentCostTest::read).growsWithSize().costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(dimensions(), ExpandedContentCostTest::read);
    }

    private static void read(byte[] content) throws IOException {
        try (InputStream expanded = new ExpandedContent(new ByteArrayInputStream(content), SETTINGS)) {
            byte[] buffer = new byte[8192];
            while (expanded.read(buffer, 0, buffer.length) >= 0) {
                // all of it
            }
        } catch (Refused refused) {
            // fine, too
        }
    }

    private static Growth.Dimension<byte[]> content(String name, int n, IntFunction<byte[]> content) {
        return Growth.of(name, n, content::apply);
    }

    private static Growth.Dimension<byte[]> content(String name, int n, IntFunction<byte[]> content, double share) {
        return Growth.of(name, n, size -> {
            byte[] whole = content.apply(size);
            return java.util.Arrays.copyOf(whole, (int) (whole.length * share));
        });
    }

    private static byte[] gzip(byte[] plain, int level) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(level);
            }
        }) {
            gzip.write(plain);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
        return bytes.toByteArray();
    }

    /** A header with a field of text, which ends with a zero, and then an empty content. */
    private static byte[] header(int flag, int length) {
        byte[] empty = gzip(new byte[0], 6);
        var bytes = new ByteArrayOutputStream();
        byte[] start = {0x1f, (byte) 0x8b, 8, (byte) flag, 0, 0, 0, 0, 0, 0};
        bytes.writeBytes(start);
        bytes.writeBytes("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
        bytes.write(0);
        bytes.write(empty, 10, empty.length - 10);
        return bytes.toByteArray();
    }

    private static byte[] emptyBlocks(int count) {
        byte[] empty = gzip(new byte[0], 6);
        var bytes = new ByteArrayOutputStream();
        bytes.write(empty, 0, 10);
        byte[] storedBlock = {0, 0, 0, (byte) 0xff, (byte) 0xff};
        bytes.writeBytes(repeated(storedBlock, count));
        bytes.write(empty, 10, empty.length - 10);
        return bytes.toByteArray();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] repeated(byte[] piece, int times) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[] one, byte[] other) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one);
        bytes.writeBytes(other);
        return bytes.toByteArray();
    }
}
