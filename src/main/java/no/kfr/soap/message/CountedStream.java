package no.kfr.soap.message;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Says how much is read, before the reader has it. */
public abstract class CountedStream extends FilterInputStream {

    protected CountedStream(InputStream in) {
        super(in);
    }

    /** @param more bytes that were read; what this throws is what the reader gets instead of them */
    protected abstract void count(int more);

    @Override
    public final int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public final int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }
}
