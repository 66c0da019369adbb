package no.kfr;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files that programs started by tests log to; read on from where they were read last, as long as they are there. */
public final class WrittenLogs {

    private static final Map<Path, Long> READ = new ConcurrentHashMap<>();

    private WrittenLogs() {}

    public static void watch(Path file) {
        READ.putIfAbsent(file.toAbsolutePath(), 0L);
    }

    static void read() {
        READ.replaceAll((file, from) -> Files.exists(file) ? readOn(file, from) : from);
    }

    private static long readOn(Path file, long from) {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(Math.max(0, log.length() - from))];
            log.seek(from);
            log.readFully(bytes);
            // an unfinished line is read again when it is finished
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int lines = text.lastIndexOf('\n') + 1;
            text.substring(0, lines)
                    .lines()
                    .forEach(line -> LogWatch.read(file.getFileName().toString(), line));
            return from + lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
