package no.kfr.audit.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.kfr.TestCertificates;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.verify.VerificationParameters;
import no.kfr.digest.Fingerprint;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import no.kfr.soap.cost.SideBySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs whoever is handed an evidence package to check it, when it was made to cost much. */
class PackageCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofSeconds(3);
    private static final long MOST_BYTES = 1500L << 20;

    private static final VerificationParameters ASKED = new VerificationParameters(
            List.of(TestCertificates.register().certificate()), null, List.of(), Map.of(), null);
    private static final String FINGERPRINT =
            Fingerprint.of(TestCertificates.register().certificate());

    @TempDir
    private static Path folder;

    /** Writes the files of a package. */
    private interface Content {
        void write(Zip zip, int n) throws IOException;
    }

    static Stream<Growth.Dimension<Path>> dimensions() {
        return Stream.of(
                zip("files", 2_000, (zip, n) -> {
                    for (int i = 0; i < n; i++) {
                        zip.put("messages/" + i, "x");
                    }
                }),
                zip("the length of names of files", 3_000, (zip, n) -> {
                    for (int i = 0; i < 30; i++) {
                        zip.put(i + "x".repeat(n), "x");
                    }
                }),
                zip("bytes that expand", 8_000_000, (zip, n) -> zip.put("manifest.json", " ".repeat(n))),
                manifest("files of the manifest", 2_000, n -> list("files", n, i -> file("m" + i))),
                manifest("one file of the manifest again and again", 2_000, n -> list("files", n, i -> file("big"))),
                manifest("entries of the manifest", 5_000, n -> list("entries", n, i -> "\"" + i + "\"")),
                manifest(
                        "colliding entries of the manifest",
                        2_500,
                        n -> list("entries", n, PackageCostTest::colliding)),
                manifest("blocks of the manifest", 5_000, n -> list("blocks", n, i -> i + "")),
                manifest("fields of the manifest", 2_000, n -> many(n, i -> "\"f" + i + "\":1")),
                manifest("depth of the manifest", 50_000, n -> "\"x\":" + "[".repeat(n)),
                manifest("digits in the manifest", 50_000, n -> "\"blocks\":[" + "9".repeat(n) + "]"),
                manifest("the length of a time", 200_000, n -> "\"exportedAt\":\"" + "2".repeat(n) + "\""),
                json("entries", "entries.json", 1_000, i -> entry(i, "", "")),
                json("entries with one message", "entries.json", 1_000, i -> entry(i, "big", "")),
                json("entries with long proofs", "entries.json", 100, i -> entry(i, "", proof(100))),
                zip("the length of a proof", 4_000, (zip, n) -> {
                    zip.put("blocks.json", "[" + block(1) + "]");
                    zip.put("entries.json", "[" + entry(1, "", proof(n)) + "]");
                }),
                json("blocks", "blocks.json", 200, PackageCostTest::block),
                zip("blocks under one certificate", 200, (zip, n) -> {
                    zip.put("certificates/" + FINGERPRINT + ".pem", pem(1));
                    zip.put("blocks.json", "[" + many(n, PackageCostTest::block) + "]");
                }),
                zip("certificates of a chain", 25, (zip, n) -> {
                    zip.put("certificates/" + FINGERPRINT + ".pem", pem(n));
                    zip.put("blocks.json", "[" + block(1) + "]");
                }),
                zip(
                        "bytes of a time stamp",
                        50_000,
                        (zip, n) -> zip.put(
                                "blocks.json",
                                "["
                                        + block(1).replace(
                                                        "\"timeStamp\":null",
                                                        "\"timeStamp\":\"" + base64(new byte[n]) + "\"")
                                        + "]")));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_what_is_there(Growth.Dimension<Path> dimension) throws Exception {
        dimension.handledBy(PackageCostTest::verify).growsWithSize().costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(dimensions(), PackageCostTest::verify);
    }

    private static void verify(Path file) {
        try {
            Evidence.verify(file, ASKED, Clock.systemUTC());
        } catch (AuditRefused refused) {
            // fine, too
        }
    }

    private static Growth.Dimension<Path> zip(String name, int n, Content content) {
        return Growth.of(name, n, size -> {
            Path file = Files.createTempFile(folder, "p", ".zip");
            try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
                content.write(
                        (path, text) -> {
                            zip.putNextEntry(new ZipEntry(path));
                            zip.write(text.getBytes(StandardCharsets.UTF_8));
                            zip.closeEntry();
                        },
                        size);
            }
            return file;
        });
    }

    private interface Zip {
        void put(String path, String text) throws IOException;
    }

    private static Growth.Dimension<Path> manifest(String name, int n, IntFunction<String> fields) {
        return zip(name, n, (zip, size) -> {
            zip.put("big", "x".repeat(100_000));
            zip.put("manifest.json", "{\"form\":\"kfr-evidence-1\"," + defaults(fields.apply(size)) + "}");
        });
    }

    private static String defaults(String fields) {
        return Stream.of("entries", "blocks", "files")
                        .filter(name -> !fields.startsWith("\"" + name))
                        .map(name -> "\"" + name + "\":[],")
                        .collect(Collectors.joining())
                + fields;
    }

    private static Growth.Dimension<Path> json(String name, String file, int n, IntFunction<String> each) {
        return zip(name, n, (zip, size) -> {
            zip.put("big", "x".repeat(100_000));
            zip.put(file, "[" + many(size, each) + "]");
            if (!file.startsWith("blocks")) {
                zip.put("blocks.json", "[" + block(1) + "]");
            }
        });
    }

    private static String list(String name, int count, IntFunction<String> each) {
        return "\"" + name + "\":[" + many(count, each) + "]";
    }

    private static String file(String name) {
        return "{\"name\":\"" + name + "\",\"sha256\":\"x\"}";
    }

    private static String entry(int number, String message, String proof) {
        String content = "{\"value\":\"" + message + "\",\"salt\":\"AAAA\",\"commit\":\"AAAA\"}";
        return "{\"id\":\"" + number + "\",\"recordedAt\":\"2026-01-01T00:00:00Z\",\"operation\":\"o\",\"actor\":\"a\","
                + "\"outcome\":\"OK\",\"request\":" + (message.isEmpty() ? "null" : content)
                + ",\"block\":1,\"place\":0,\"proof\":[" + proof + "]}";
    }

    private static String proof(int length) {
        return many(length, i -> "\"" + base64(new byte[32]) + "\"");
    }

    private static String block(int number) {
        String hash = base64(new byte[32]);
        return "{\"number\":" + number + ",\"previous\":\"" + hash + "\",\"root\":\"" + hash
                + "\",\"entries\":1,\"sealedAt\":\"2026-01-01T00:00:00Z\",\"certificate\":\"" + FINGERPRINT
                + "\",\"signature\":\"" + base64(new byte[384]) + "\",\"timeStamp\":null}";
    }

    private static String pem(int times) {
        try {
            return ("-----BEGIN CERTIFICATE-----\n"
                            + base64(TestCertificates.register().certificate().getEncoded())
                            + "\n-----END CERTIFICATE-----\n")
                    .repeat(times);
        } catch (java.security.cert.CertificateEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String many(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }

    private static String colliding(int number) {
        return IntStream.range(0, 15)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining("", "\"", "\""));
    }
}
