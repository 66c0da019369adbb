package no.kfr.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import no.kfr.TestFolder;
import no.kfr.WrittenLogs;

/** The packaged jar, run as a process of its own, as an operator runs it. */
public final class PackagedKfr {

    private static final long MOST_SECONDS = 180;

    /** Compiled quickly rather than well, for what does not live long. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private PackagedKfr() {}

    /** The jar as the program {@code kfr} unpacks it, so that it starts in less time; once per JVM, and gone with it. */
    private static final class Unpacked {

        static final Path JAR = unpack();

        private static Path unpack() {
            try {
                Path folder = TestFolder.create("kfr-unpacked");
                Process unpacking = new ProcessBuilder(
                                java(),
                                "-Djarmode=tools",
                                "-jar",
                                packed(),
                                "extract",
                                "--force",
                                "--destination",
                                "jar")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
                String said = new String(unpacking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (unpacking.waitFor() != 0) {
                    throw new IllegalStateException(said);
                }
                return folder.resolve("jar").resolve(Path.of(packed()).getFileName());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopping);
            }
        }
    }

    /** What a finished command left. */
    public record Result(int exitCode, String out, String err) {}

    /** Runs a command to its end. */
    public static Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, Unpacked.JAR.toString(), SHORT_LIVED, arguments);
    }

    /** Runs the demo once, to its end: the jar as it is, and compiled well, since it makes keys. */
    public static Result demo(Path folder, int port, Path data) throws IOException, InterruptedException {
        return run(
                folder,
                packed(),
                List.of(),
                "demo",
                "--once",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString());
    }

    private static Result run(Path folder, String jar, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = launch(folder, out, err, jar, options, arguments);
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not done after " + MOST_SECONDS + " s: " + List.of(arguments) + "\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a command that goes on for a while. */
    public static Process start(Path folder, Path out, Path err, String... arguments) throws IOException {
        return start(List.of(), folder, out, err, arguments);
    }

    /** The same, with more options of the Java machine. */
    public static Process start(List<String> more, Path folder, Path out, Path err, String... arguments)
            throws IOException {
        List<String> options = new ArrayList<>(SHORT_LIVED);
        options.addAll(more);
        return launch(folder, out, err, Unpacked.JAR.toString(), options, arguments);
    }

    private static Process launch(
            Path folder, Path out, Path err, String jar, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        // killed ones leave theirs
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.addAll(List.of("-jar", jar));
        command.addAll(List.of(arguments));
        WrittenLogs.watch(err);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String packed() {
        return Objects.requireNonNull(System.getProperty("kfr.jar"), "kfr.jar");
    }

    /** A port that was free a moment ago. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
