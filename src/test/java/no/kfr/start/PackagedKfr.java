package no.kfr.start;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import no.kfr.WrittenLogs;

/** The packaged jar, run as a process of its own, as an operator runs it. */
public final class PackagedKfr {

    private static final long MOST_SECONDS = 180;

    private PackagedKfr() {}

    /** What a finished command left. */
    public record Result(int exitCode, String out, String err) {}

    /** Runs a command to its end. */
    public static Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = launch(folder, out, err, List.of(), arguments);
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

    /** Starts a command that goes on; compiled quickly rather than well, since it will not live long. */
    public static Process start(Path folder, Path out, Path err, String... arguments) throws IOException {
        return start(List.of(), folder, out, err, arguments);
    }

    /** The same, with more options of the Java machine. */
    public static Process start(List<String> more, Path folder, Path out, Path err, String... arguments)
            throws IOException {
        List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        options.addAll(more);
        return launch(folder, out, err, options, arguments);
    }

    private static Process launch(Path folder, Path out, Path err, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        // killed ones leave theirs
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.addAll(List.of("-jar", Objects.requireNonNull(System.getProperty("kfr.jar"), "kfr.jar")));
        command.addAll(List.of(arguments));
        WrittenLogs.watch(err);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
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
