package no.kfr.client.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import no.kfr.client.file.Taken.Kind;
import no.kfr.identity.Blanks;

/** Leaves out what cannot be seen, which would stand between a separator and a quotation mark; DOS's end mark ends a line. */
final class VisibleReader extends FilterReader {

    private static final char END_OF_DOS = 0x1A;

    private final Taken taken;
    private long line = 1;

    VisibleReader(Reader in, Taken taken) {
        super(in);
        this.taken = taken;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int kept = 0;
        while (kept == 0 && length > 0) {
            int read = super.read(buffer, offset, length);
            if (read < 0) {
                return -1;
            }
            for (int i = offset; i < offset + read; i++) {
                char next = buffer[i];
                if (Blanks.isInvisible(next)) {
                    taken.add(Kind.INVISIBLE, line);
                } else {
                    buffer[offset + kept++] = visible(next);
                }
            }
        }
        return kept;
    }

    private char visible(char next) {
        if (next == END_OF_DOS) {
            taken.add(Kind.END_MARK, line);
            return '\n';
        }
        line += next == '\n' ? 1 : 0;
        return next;
    }
}
