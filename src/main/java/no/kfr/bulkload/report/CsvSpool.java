package no.kfr.bulkload.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.Consumer;
import no.kfr.digest.Sha256;
import no.kfr.identity.ShownText;
import org.jspecify.annotations.Nullable;

/** Writes a CSV to a temporary file, line by line. */
final class CsvSpool {

    private final MessageDigest digest = Sha256.start();
    private final OutputStream file;
    private long lines;

    private CsvSpool(OutputStream file) {
        this.file = new BufferedOutputStream(new DigestOutputStream(file, digest), 64 * 1024);
    }

    /** The file that the work writes; none is left behind when it fails. */
    static SpooledFile write(String header, Consumer<CsvSpool> work) {
        Path path;
        try {
            path = Files.createTempFile("kfr-", ".csv");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        boolean written = false;
        try (OutputStream out = Files.newOutputStream(path)) {
            CsvSpool spool = new CsvSpool(out);
            spool.line(header);
            spool.lines = 0;
            work.accept(spool);
            spool.file.flush();
            written = true;
            return new SpooledFile(path, spool.lines, Sha256.hex(spool.digest), Files.size(path));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } finally {
            if (!written) {
                delete(path);
            }
        }
    }

    void line(@Nullable Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.isEmpty() ? "" : ",").append(field == null ? "" : quoted(field.toString()));
        }
        write(line);
    }

    private void line(String header) {
        write(new StringBuilder(header));
    }

    private void write(StringBuilder line) {
        try {
            file.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        lines++;
    }

    private static String quoted(String field) {
        String safe = ShownText.ofCell(field);
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
