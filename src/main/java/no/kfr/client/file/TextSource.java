package no.kfr.client.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import no.kfr.client.file.Taken.Kind;
import no.kfr.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;

/**
 * A file as text in UTF-8, whether it is plain or gzip, in UTF-8 or UTF-16, with or without a mark of that.
 *
 * @param content from the first sign on, behind any mark
 * @param beginning what it begins with
 * @param windows whether that is no UTF-8, so that its letters are those of Windows
 */
record TextSource(InputStream content, String beginning, boolean windows) implements AutoCloseable {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int BEGINNING = 1024;
    private static final int BUFFER = 64 * 1024;

    static TextSource open(Path path, Taken taken) throws IOException {
        if (Files.isDirectory(path)) {
            throw new CommandFailed(path + " is a folder, not a file.");
        }
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        try {
            return of(path, unpacked(raw), taken);
        } catch (IOException | RuntimeException failed) {
            raw.close();
            throw failed;
        }
    }

    private static TextSource of(Path path, InputStream in, Taken taken) throws IOException {
        byte[] bytes = peeked(in);
        Charset wide = wide(bytes);
        if (wide != null) {
            taken.add(Kind.UTF_16, 1);
            InputStream recoded = new BufferedInputStream(new Recoded(new InputStreamReader(in, wide)), BUFFER);
            return marked(recoded, peeked(recoded));
        }
        refuseBinary(path, bytes);
        return marked(in, bytes);
    }

    private static TextSource marked(InputStream in, byte[] bytes) throws IOException {
        String utf8 = utf8(bytes);
        if (utf8 == null) {
            return new TextSource(in, new String(bytes, WINDOWS), true);
        }
        if (!utf8.startsWith("\uFEFF")) {
            return new TextSource(in, utf8, false);
        }
        in.skipNBytes(3);
        return new TextSource(in, utf8.substring(1), false);
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
    }

    private static byte[] peeked(InputStream in) throws IOException {
        in.mark(BEGINNING);
        byte[] bytes = in.readNBytes(BEGINNING);
        in.reset();
        return bytes;
    }

    /** Nothing, where it is not that; what is cut off at the end is left out. */
    private static @Nullable String utf8(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean other = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, false)
                .isError();
        return other ? null : text.flip().toString();
    }

    /** By the mark; or since every second byte of digits is zero. */
    private static @Nullable Charset wide(byte[] bytes) {
        if (bytes.length < 2) {
            return null;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (first == 0xFF && second == 0xFE || first != 0 && second == 0 && alternates(bytes, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xFE && second == 0xFF || first == 0 && second != 0 && alternates(bytes, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    private static boolean alternates(byte[] bytes, int zeros) {
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            if (bytes[i + zeros] != 0 || bytes[i + 1 - zeros] == 0) {
                return false;
            }
        }
        return true;
    }

    private static void refuseBinary(Path path, byte[] beginning) {
        if (beginning.length > 3 && beginning[0] == 'P' && beginning[1] == 'K' && beginning[2] < 8) {
            throw new CommandFailed(
                    path + " is a workbook of a spreadsheet, or another ZIP file. Save the sheet as CSV in"
                            + " UTF-8, with the numbers as text; of a ZIP file, take out what is in it.");
        }
        for (byte each : beginning) {
            if (each == 0) {
                throw new CommandFailed(path + " is not text: it is the file of a spreadsheet or another program. Save"
                        + " it as CSV in UTF-8.");
            }
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
