package no.kfr.bulkload.intake;

import java.io.IOException;
import java.io.InputStream;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/**
 * Splits a content into its entries: separators are commas and line breaks, and DOS's mark of a file's end. Strictly UTF-8; a byte
 * order mark is tolerated.
 */
final class ContentReader {

    /** More than any entry needs, with blanks. What is longer is not one. */
    private static final int LONGEST = 400;

    private static final byte END_OF_DOS = 0x1A;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final EntryReader reader;
    private final Utf8 utf8 = new Utf8();
    private final byte[] entry = new byte[LONGEST];
    private int length;
    private boolean tooLong;
    private long line = 1;
    private byte before;
    /** How much of the mark was met; negative when it cannot come any more. */
    private int bom;

    ContentReader(EntryReader reader) {
        this.reader = reader;
    }

    void read(InputStream content) throws IOException {
        byte[] buffer = new byte[32 * 1024];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            for (int i = 0; i < read; i++) {
                take(buffer[i]);
            }
        }
        if (!utf8.isComplete() || bom > 0) {
            throw notUtf8("it ends within a letter");
        }
        finish();
    }

    private void take(byte next) {
        if (bom >= 0 && isBom(next)) {
            return;
        }
        if (!utf8.accepts(next)) {
            throw notUtf8(otherEncoding(next));
        }
        if (next == ',' || next == '\n' || next == '\r' || next == END_OF_DOS) {
            line += next == '\r' || next == '\n' && before != '\r' ? 1 : 0;
            before = next;
            finish();
        } else if (length < LONGEST) {
            before = next;
            entry[length++] = next;
        } else {
            tooLong = true;
        }
    }

    /** Whether the byte belongs to a mark at the very beginning. */
    private boolean isBom(byte next) {
        if (next == BYTE_ORDER_MARK[bom]) {
            bom = bom == 2 ? -1 : bom + 1;
            return true;
        }
        int taken = bom;
        bom = -1;
        for (int i = 0; i < taken; i++) {
            take(BYTE_ORDER_MARK[i]);
        }
        return false;
    }

    private void finish() {
        reader.read(entry, length, tooLong);
        length = 0;
        tooLong = false;
    }

    /** What most often stands where UTF-8 should. */
    private String otherEncoding(byte next) {
        boolean mark = line == 1 && length == 0 && (next == (byte) 0xFF || next == (byte) 0xFE);
        return mark ? "this looks like UTF-16" : "line " + line + " has a letter of another encoding, such as Latin-1";
    }

    private static Refused notUtf8(String looks) {
        return Refused.because(Code.CONTENT_NOT_UTF8, "content", "UTF-8; " + looks);
    }
}
