package no.kfr.bulkload.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A CSV in a temporary file, UTF-8 with a header line. Gone when it is closed, or when the stream that was opened on it is.
 *
 * @param count lines without the header
 * @param sha256 of its bytes, in hex
 * @param length of the file in bytes
 */
public record SpooledFile(Path path, long count, String sha256, long length) implements AutoCloseable {

    /** Its bytes, which can be read again. */
    public InputStream read() throws IOException {
        return Files.newInputStream(path);
    }

    /** Its bytes; closing the stream deletes the file. */
    public InputStream open() throws IOException {
        return new FilterInputStream(read()) {
            @Override
            public void close() throws IOException {
                super.close();
                SpooledFile.this.close();
            }
        };
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
