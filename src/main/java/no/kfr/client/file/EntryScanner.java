package no.kfr.client.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import no.kfr.client.file.Taken.Kind;
import no.kfr.identity.Blanks;

/**
 * Reads entries between commas and line breaks, as the register does; blank ones are none. What else can be meant in one way only is
 * taken as well: semicolons and tabs for commas, and a date or an ownership type behind a separator as part of the entry before it.
 */
final class EntryScanner {

    /** Longer than any entry can be; what is cut off here is refused by the register as too long all the same. */
    private static final int LONGEST = 500;

    private static final int SHORT_ID = 9;
    private static final int LONG_ID = 11;
    private static final byte END_OF_DOS = 0x1A;

    private static final Pattern DATE =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+)?|[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4}");
    private static final Pattern OWNERSHIP = Pattern.compile("primaryOwner|notPrimaryOwner|unknown");
    private static final Pattern HALF_A_NUMBER = Pattern.compile("[0-9]+[eE][+]?[0-9]+");

    private final EntryFile.PlacedSink sink;
    private final Tidying tidying;
    private final Taken taken;

    private final byte[] token = new byte[LONGEST];
    private int length;
    private boolean full;
    private long line = 1;
    private int column = 1;
    private int tokenColumn = 1;
    private byte before;
    /** Whether a separator that is none of the register's stands between this and what comes. */
    private boolean separated;

    private int position;

    /** Waits for what may belong to it on the same line. */
    private final byte[] waiting = new byte[2 * LONGEST];

    private int waitingLength;
    private int waitingColumn;

    EntryScanner(EntryFile.PlacedSink sink, Tidying tidying, Taken taken) {
        this.sink = sink;
        this.tidying = tidying;
        this.taken = taken;
    }

    EntryFile.Read read(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                take(buffer[i]);
            }
        }
        finish();
        flush();
        return new EntryFile.Read(position, 0, false, taken);
    }

    private void take(byte next) throws IOException {
        switch (next) {
            case ',' -> finish();
            case ';' -> separate();
            case '\t' -> {
                // behind a mark it is a blank before the field
                if (length > 0 && token[length - 1] != '#') {
                    separate();
                }
            }
            case '\n', '\r', END_OF_DOS -> endLine(next);
            default -> add(next);
        }
        if (next != '\n' && next != '\r') {
            column += (next & 0xC0) == 0x80 ? 0 : 1;
        }
        before = next;
    }

    private void separate() throws IOException {
        separated |= length > 0;
        finish();
    }

    private void endLine(byte next) throws IOException {
        finish();
        flush();
        separated = false;
        if (next == END_OF_DOS) {
            taken.add(Kind.END_MARK, line);
        } else if (next == '\r' || before != '\r') {
            line++;
        }
        column = next == END_OF_DOS ? column : 1;
    }

    private void add(byte next) {
        if (full || length == 0 && next == ' ') {
            return;
        }
        if (length == 0) {
            tokenColumn = column;
            if (separated) {
                taken.add(Kind.OTHER_SEPARATOR, line);
                separated = false;
            }
        }
        // never cut off within a character
        full = length + ((next & 0xC0) == 0xC0 ? 4 : 1) > LONGEST;
        if (!full) {
            token[length++] = next;
        }
    }

    private void finish() throws IOException {
        if (length > 0 && isPlain()) {
            flush();
            keep(token, length);
        } else if (length > 0) {
            unusual(tidying.entry(text(), line));
        }
        length = 0;
        full = false;
    }

    /** By far the most are an id, with a date or without, and need no second look. */
    private boolean isPlain() {
        int id = 0;
        while (id < length && token[id] >= '0' && token[id] <= '9') {
            id++;
        }
        if (id != SHORT_ID && id != LONG_ID) {
            return false;
        }
        if (id == length) {
            return true;
        }
        if (token[id] != '#' || id + SHORT_ID + 1 >= length || token[id + 5] != '-') {
            return false;
        }
        for (int i = id + 1; i < length; i++) {
            byte each = token[i];
            if (!(each >= '0' && each <= '9'
                    || each >= 'A' && each <= 'Z'
                    || each >= 'a' && each <= 'z'
                    || each == '-'
                    || each == '#')) {
                return false;
            }
        }
        return true;
    }

    private void unusual(String entry) throws IOException {
        if (entry.isEmpty()) {
            return;
        }
        byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
        if (waitingLength > 0 && joins(entry, bytes.length)) {
            join(entry, bytes);
        } else {
            flush();
            keep(bytes, bytes.length);
        }
    }

    private boolean joins(String entry, int bytes) {
        if (waitingLength + bytes + 1 > waiting.length) {
            return false;
        }
        int marks = marks();
        return entry.startsWith("#")
                // a second date makes no entry, and none without it is what was meant
                || marks <= 1 && DATE.matcher(entry).matches()
                || marks == 1 && OWNERSHIP.matcher(entry).matches()
                || waitingLength == 1 && HALF_A_NUMBER.matcher(entry).matches();
    }

    private void join(String entry, byte[] bytes) {
        if (!entry.startsWith("#")) {
            // a comma within a number of a spreadsheet is no separator; nor may it be one for the register
            waiting[waitingLength++] = (byte) (HALF_A_NUMBER.matcher(entry).matches() ? '.' : '#');
        }
        byte[] part =
                DATE.matcher(entry).matches() ? tidying.date(entry, line).getBytes(StandardCharsets.UTF_8) : bytes;
        System.arraycopy(part, 0, waiting, waitingLength, part.length);
        waitingLength += part.length;
    }

    private int marks() {
        int marks = 0;
        for (int i = 0; i < waitingLength; i++) {
            marks += waiting[i] == '#' ? 1 : 0;
        }
        return marks;
    }

    private void keep(byte[] entry, int entryLength) {
        int kept = Math.min(entryLength, waiting.length);
        System.arraycopy(entry, 0, waiting, 0, kept);
        waitingLength = kept;
        waitingColumn = tokenColumn;
    }

    private void flush() {
        if (waitingLength > 0) {
            sink.take(waiting, waitingLength, ++position, line, waitingColumn);
            waitingLength = 0;
        }
    }

    /** The register takes nothing of a content that is not UTF-8; which entry it is, is better known here. */
    private String text() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(token, 0, length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException other) {
            String windows = Blanks.strip(new String(token, 0, length, TextSource.WINDOWS));
            if (windows.chars().allMatch(letter -> letter < 0x80)) {
                return windows;
            }
            throw new IOException(
                    "line " + line + ", column " + tokenColumn + ": entry " + (position + (waitingLength > 0 ? 2 : 1))
                            + " is not UTF-8; it looks like letters of Windows (code page 1252). Save the file as"
                            + " UTF-8",
                    other);
        }
    }
}
