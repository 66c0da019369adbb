package no.kfr.soap.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import no.kfr.soap.message.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FastByteArrayOutputStream;

/** A reply that is kept while it is short, and that gives up a reader who takes too long over it. */
final class BufferedResponse extends HttpServletResponseWrapper {

    private static final int KEPT = 128 * 1024;
    /** What is written before the clock is looked at again. */
    private static final int PIECE = 8 * 1024;

    private final Supplier<Deadline> begin;
    private final FastByteArrayOutputStream kept = new FastByteArrayOutputStream(1024);
    private final Out out = new Out();
    private @Nullable PrintWriter writer;
    private @Nullable Deadline deadline;
    private boolean givenUp;

    /** @param begin called when the first byte is written */
    BufferedResponse(HttpServletResponse response, Supplier<Deadline> begin) {
        super(response);
        this.begin = begin;
    }

    /** The reader took too long: it is as if he had hung up. */
    static final class TooSlow extends EOFException {

        private static final long serialVersionUID = 1L;
    }

    /** Whether nothing has left so far, so that another reply can take its place. */
    boolean isHere() {
        return deadline == null && !givenUp && !isCommitted();
    }

    boolean isEmpty() {
        return kept.size() == 0;
    }

    /** Writes what is kept, when the reply is complete. */
    void send() throws IOException {
        if (givenUp) {
            throw new TooSlow();
        }
        if (writer != null) {
            writer.flush();
        }
        if (deadline == null && kept.size() > 0) {
            setContentLength(kept.size());
            release();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
        }
        return writer;
    }

    /** What is kept has not left, whoever wishes that it had. */
    @Override
    public void flushBuffer() throws IOException {
        if (deadline != null) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        kept.reset();
    }

    @Override
    public void reset() {
        super.reset();
        kept.reset();
    }

    private void release() throws IOException {
        deadline = begin.get();
        byte[] bytes = kept.toByteArray();
        kept.reset();
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int from, int count) throws IOException {
        ServletOutputStream to = super.getOutputStream();
        for (int at = from; at < from + count; at += PIECE) {
            int piece = Math.min(PIECE, from + count - at);
            to.write(bytes, at, piece);
            if (deadline != null && deadline.isPastAfter(piece)) {
                givenUp = true;
                throw new TooSlow();
            }
        }
    }

    private final class Out extends ServletOutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (givenUp) {
                throw new TooSlow();
            }
            if (deadline == null && kept.size() + count <= KEPT) {
                kept.write(bytes, from, count);
                return;
            }
            if (deadline == null) {
                release();
            }
            BufferedResponse.this.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            if (deadline != null) {
                BufferedResponse.super.getOutputStream().flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("replies are written by the thread that made them");
        }
    }
}
