package no.kfr.client.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Text as bytes of UTF-8, whatever it was read from. */
final class Recoded extends InputStream {

    private final Reader text;
    private final char[] chars = new char[16 * 1024];
    private byte[] bytes = {};
    private int next;
    /** The first half of a character whose second half was not read yet. */
    private int kept;

    Recoded(Reader text) {
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, buffer, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (next == bytes.length) {
            int read = text.read(chars, kept, chars.length - kept);
            if (read < 0 && kept == 0) {
                return false;
            }
            int have = kept + Math.max(0, read);
            kept = read > 0 && Character.isHighSurrogate(chars[have - 1]) ? 1 : 0;
            var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars, 0, have - kept));
            bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            chars[0] = have > 0 ? chars[have - 1] : chars[0];
            next = 0;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
