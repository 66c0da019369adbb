package no.kfr.soap.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/**
 * Finds the parts of a multipart message. Stricter than the standard where laxness only helps to smuggle: nothing before the first
 * and after the last part, no header twice, headers short and few.
 *
 * <p>Ours, because MIME libraries repair what is broken, and two readers that repair differently see two messages.
 */
final class PartsReader {

    static final int MOST_PARTS = 20;
    private static final int MOST_HEADER_BYTES = 4096;

    private final Spool message;
    private final byte[] delimiter;
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int used;
    private int filled;
    private long at;

    private PartsReader(Spool message, String boundary) {
        this.message = message;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.in = message.open();
    }

    /** @throws Refused when the message does not consist of such parts, from beginning to end */
    static List<Part> read(Spool message, String boundary) {
        try {
            return new PartsReader(message, boundary).parts();
        } catch (IOException failed) {
            throw new IllegalStateException("a received message cannot be read again", failed);
        }
    }

    private List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        toFirst();
        while (!isLast()) {
            require(parts.size() < MOST_PARTS, "at most " + MOST_PARTS + " parts");
            Map<String, String> headers = headers();
            long from = at;
            // an empty part: the line break that ends its headers begins the delimiter
            long to = skipDelimiter(2);
            parts.add(new Part(headers, message, from, Math.max(0, to - from)));
        }
        for (int next = next(); next >= 0; next = next()) {
            require(next == '\r' || next == '\n', "nothing follows after the last part");
        }
        require(!parts.isEmpty(), "at least one part");
        return parts;
    }

    /** The line break that belongs to the delimiter may be left out where the message begins. */
    private void toFirst() throws IOException {
        int next = next();
        for (int i = next == delimiter[0] ? 0 : 2; i < delimiter.length; i++) {
            require(next == delimiter[i], "the message begins with the boundary that its Content-Type names");
            next = i + 1 < delimiter.length ? next() : next;
        }
    }

    /** After a delimiter: {@code --} says that it was the last one. */
    private boolean isLast() throws IOException {
        String rest = line(100);
        require(rest.isBlank() || rest.equals("--"), "a boundary stands on a line of its own");
        return rest.equals("--");
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int left = MOST_HEADER_BYTES;
        String name = "";
        for (String line = line(left); !line.isEmpty(); line = line(left)) {
            left -= line.length() + 2;
            if (line.startsWith(" ") || line.startsWith("\t")) {
                // a header that goes on
                require(!name.isEmpty(), "headers are readable");
                headers.put(name, headers.getOrDefault(name, "") + " " + line.strip());
            } else {
                int colon = line.indexOf(':');
                require(colon > 0, "headers are readable");
                name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                String value = line.substring(colon + 1).strip();
                require(headers.put(name, value) == null, "no header of a part is there twice");
            }
        }
        return headers;
    }

    private String line(int longest) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next >= 0; next = next()) {
            if (next == '\n' && !line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
                line.setLength(line.length() - 1);
                return line.toString();
            }
            line.append((char) next);
            require(line.length() <= longest, "the headers of a part have at most " + MOST_HEADER_BYTES + " bytes");
        }
        require(line.toString().equals("--"), "the message ends with its boundary and --");
        return "--";
    }

    /** Its first byte is in it nowhere else: so after a mismatch it can only begin anew with the byte at hand. */
    private long skipDelimiter(int matchedAlready) throws IOException {
        int matched = matchedAlready;
        while (matched < delimiter.length) {
            int next = next();
            require(next >= 0, "the message ends with its boundary and --");
            if (next == delimiter[matched]) {
                matched++;
            } else {
                matched = next == delimiter[0] ? 1 : 0;
            }
        }
        return at - delimiter.length;
    }

    /** A buffer of its own: one that locks for every byte takes longer than the rest of the acknowledgement's reading. */
    private int next() throws IOException {
        if (used == filled) {
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
            used = 0;
            if (filled == 0) {
                return -1;
            }
        }
        at++;
        return buffer[used++] & 0xff;
    }

    private static void require(boolean held, String rule) {
        if (!held) {
            throw Refused.because(Code.ATTACHMENT_INVALID, "multipart/related", rule);
        }
    }
}
