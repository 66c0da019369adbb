package no.kfr.client.upload;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;
import no.kfr.client.file.CustomerRanges.Range;
import no.kfr.digest.Sha256;
import no.kfr.terminal.OwnFiles;
import org.jspecify.annotations.Nullable;

/** Writes a part: its entries, one to a line, and beside them where each stands in the institution's file. */
final class PartFile implements AutoCloseable {

    private final int number;
    private final @Nullable Range range;
    private final MessageDigest digest = Sha256.start();
    private final FileChannel contentFile;
    private final FileChannel positionsFile;
    private final GZIPOutputStream gzip;
    private final OutputStream content;
    private final DataOutputStream positions;
    private int entries;
    private long size;

    /** Every method throws {@link UncheckedIOException} when the disk is full. */
    PartFile(int number, @Nullable Range range, Path content, Path positions) {
        this.number = number;
        this.range = range;
        try {
            this.contentFile = OwnFiles.create(content);
            this.positionsFile = OwnFiles.create(positions);
            this.gzip = new GZIPOutputStream(
                    new DigestOutputStream(Channels.newOutputStream(contentFile), digest), 16 * 1024);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.content = new BufferedOutputStream(gzip, 16 * 1024);
        this.positions =
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(positionsFile), 16 * 1024));
    }

    void add(byte[] entry, int length, PartsFolder.Place place) {
        try {
            content.write(entry, 0, length);
            content.write('\n');
            positions.writeInt(place.position());
            positions.writeInt(place.line());
            positions.writeInt(place.column());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        entries++;
        size += length + 1L;
    }

    /** Bytes of the content before it is compressed. */
    long size() {
        return size;
    }

    /** Whole, and on the disk. */
    FilePart finish() {
        try {
            content.flush();
            gzip.finish();
            positions.flush();
            contentFile.force(true);
            positionsFile.force(true);
            close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new FilePart(number, entries, range, Sha256.hex(digest));
    }

    /** Gives it up. */
    @Override
    public void close() {
        try {
            contentFile.close();
            positionsFile.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
