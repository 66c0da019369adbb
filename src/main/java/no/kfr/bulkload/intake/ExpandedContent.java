package no.kfr.bulkload.intake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/** A content as text, whether it came plain or as gzip. Stops as soon as it grows beyond what is permitted. */
final class ExpandedContent extends InputStream {

    private static final int BUFFER = 32 * 1024;
    /** Where nothing has been read yet, the ratio says nothing. */
    private static final int HEAD_START = 64 * 1024;

    private final InputStream text;
    private final Counted raw;
    private final boolean packed;
    private final BulkloadSettings settings;
    private long expanded;

    ExpandedContent(InputStream content, BulkloadSettings settings) throws IOException {
        this.settings = settings;
        this.raw = new Counted(content);
        BufferedInputStream peeked = new BufferedInputStream(raw, BUFFER);
        peeked.mark(2);
        packed = peeked.read() == 0x1F && peeked.read() == 0x8B;
        peeked.reset();
        try {
            text = packed ? new WholeGzip(peeked) : peeked;
        } catch (ZipException | EOFException broken) {
            throw notGzip(broken);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = text.read(buffer, offset, length);
        } catch (ZipException | EOFException broken) {
            if (packed) {
                throw notGzip(broken);
            }
            throw broken;
        }
        expanded += Math.max(0, read);
        if (Math.max(expanded, raw.count) > settings.maxContentSize().toBytes()) {
            throw tooLarge(settings);
        }
        if (packed && expanded > HEAD_START && expanded > raw.count * settings.maxExpansion()) {
            throw Refused.because(
                    Code.CONTENT_EXPANDS_TOO_FAR,
                    "content",
                    "a gzip that expands to no more than " + settings.maxExpansion() + " times its size");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    static Refused tooLarge(BulkloadSettings settings) {
        return Refused.because(
                Code.BATCH_TOO_LARGE,
                "content",
                "no more than " + settings.maxContentSize().toBytes() + " bytes after expansion");
    }

    private static Refused notGzip(IOException broken) {
        return Refused.because(Code.CONTENT_NOT_GZIP, broken);
    }

    /**
     * Nothing may come after the end that the gzip declares. A gzip of many members is read one after the other: the JDK's class calls
     * itself for each one that is empty, and some thousands of them end its stack.
     */
    private static final class WholeGzip extends GZIPInputStream {

        private static final int TRAILER = 8;
        private boolean ended;
        private boolean inside;

        WholeGzip(InputStream packed) throws IOException {
            super(packed, BUFFER);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (inside) {
                return 0;
            }
            int read = 0;
            while (read == 0 && length > 0) {
                read = ofMember(buffer, offset, length);
            }
            if (read < 0 && !ended) {
                ended = true;
                if (inf.getRemaining() > TRAILER || in.read() >= 0) {
                    throw new ZipException("there is more than the gzip declares");
                }
            }
            return read;
        }

        /** Nothing, where a member ends and another one begins. */
        private int ofMember(byte[] buffer, int offset, int length) throws IOException {
            inside = true;
            try {
                return super.read(buffer, offset, length);
            } finally {
                inside = false;
            }
        }
    }

    /** Knows how much was read. */
    private static final class Counted extends InputStream {

        private final InputStream content;
        private long count;

        Counted(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            int read = content.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = content.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public int available() throws IOException {
            return content.available();
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
