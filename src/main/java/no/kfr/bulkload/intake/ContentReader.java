package no.kfr.bulkload.intake;

import java.io.IOException;
import java.io.InputStream;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/** Splits a content into its entries: separators are commas and line breaks. Strictly UTF-8; a byte order mark is tolerated. */
final class ContentReader {

    /** More than any entry needs, with blanks. What is longer is not one. */
    private static final int LONGEST = 400;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final EntryReader reader;
    private final Utf8 utf8 = new Utf8();
    private final byte[] entry = new byte[LONGEST];
    private int length;
    private boolean tooLong;
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
            throw notUtf8();
        }
        finish();
    }

    private void take(byte next) {
        if (bom >= 0 && isBom(next)) {
            return;
        }
        if (!utf8.accepts(next)) {
            throw notUtf8();
        }
        if (next == ',' || next == '\n' || next == '\r') {
            finish();
        } else if (length < LONGEST) {
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

    private static Refused notUtf8() {
        return Refused.because(Code.CONTENT_NOT_READABLE, "content", "UTF-8");
    }
}
