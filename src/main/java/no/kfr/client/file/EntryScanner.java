package no.kfr.client.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads entries between commas and line breaks, as the register does; blank ones are none. */
final class EntryScanner {

    /** Longer than any entry can be; what is cut off here is refused by the register as too long all the same. */
    private static final int LONGEST = 500;

    /** The no-break space, in UTF-8. */
    private static final byte[] NO_BREAK = {(byte) 0xC2, (byte) 0xA0};

    private final EntryFile.Sink sink;
    private final byte[] entry = new byte[LONGEST];
    private int length;
    private boolean full;
    private boolean plain = true;
    private int position;

    EntryScanner(EntryFile.Sink sink) {
        this.sink = sink;
    }

    EntryFile.Read read(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                take(buffer[i]);
            }
        }
        finish();
        return new EntryFile.Read(position, 0, false);
    }

    private void take(byte next) throws IOException {
        if (next == ',' || next == '\n' || next == '\r') {
            finish();
        } else if (!full && (length > 0 || !isBlank(next))) {
            plain &= next >= 0;
            // never cut off within a character
            full = length + ((next & 0xC0) == 0xC0 ? 4 : 1) > LONGEST;
            if (!full) {
                entry[length++] = next;
            }
        }
    }

    private void finish() throws IOException {
        int from = 0;
        int blank = blankAt(from);
        while (blank > 0 && from < length) {
            from += blank;
            blank = blankAt(from);
        }
        while (length > from && endsBlank()) {
            length -= entry[length - 1] == NO_BREAK[1] ? 2 : 1;
        }
        length = Math.max(0, length - from);
        if (length > 0) {
            System.arraycopy(entry, from, entry, 0, length);
            if (!plain) {
                check();
            }
            sink.take(entry, length, ++position);
        }
        length = 0;
        full = false;
        plain = true;
    }

    /** The register takes nothing of a content that is not UTF-8; which entry it is, is better known here. */
    private void check() throws IOException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(entry, 0, length));
        } catch (CharacterCodingException other) {
            throw new IOException("entry " + (position + 1) + " is not UTF-8", other);
        }
    }

    /** The bytes of the blank that stands there, or 0. */
    private int blankAt(int at) {
        if (at + 1 < length && entry[at] == NO_BREAK[0] && entry[at + 1] == NO_BREAK[1]) {
            return 2;
        }
        return at < length && isBlank(entry[at]) ? 1 : 0;
    }

    private boolean endsBlank() {
        return isBlank(entry[length - 1])
                || (length > 1 && entry[length - 2] == NO_BREAK[0] && entry[length - 1] == NO_BREAK[1]);
    }

    private static boolean isBlank(byte next) {
        return next == ' ' || next == '\t';
    }
}
