package no.kfr.soap.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which charset a message is in, as RFC 7303 and XML 1.0 have it: what the Content-Type names, what the first bytes show, what the XML
 * declaration says, and UTF-8 where nothing says anything. Where two of them disagree there is no telling what was signed, and whoever
 * looks at the stored bytes later may read something else: that is refused.
 */
public final class XmlEncoding {

    /** An XML declaration with all that it may have takes 60. */
    private static final int START = 1000;

    private static final Pattern DECLARATION =
            Pattern.compile("\\A\\x{FEFF}?<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

    private static final Charset UTF_32 = Charset.forName("UTF-32");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    private static final List<Mark> MARKS = List.of(
            new Mark(UTF_32BE, UTF_32, 0x00, 0x00, 0xFE, 0xFF),
            new Mark(UTF_32LE, UTF_32, 0xFF, 0xFE, 0x00, 0x00),
            new Mark(StandardCharsets.UTF_8, StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
            new Mark(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16, 0xFE, 0xFF),
            new Mark(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16, 0xFF, 0xFE),
            // no mark, but the first character of every document
            new Mark(UTF_32BE, UTF_32BE, 0x00, 0x00, 0x00, '<'),
            new Mark(UTF_32LE, UTF_32LE, '<', 0x00, 0x00, 0x00),
            new Mark(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16BE, 0x00, '<'),
            new Mark(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16LE, '<', 0x00));

    private XmlEncoding() {}

    /**
     * The charset that reads all of it, its mark included.
     *
     * @param named by the charset parameter; empty when there is none
     * @param document is read from its beginning, not to its end
     * @throws Refused when it is a charset that nobody here knows, or two that disagree are named
     */
    public static Charset of(String named, InputStream document) throws IOException {
        byte[] start = document.readNBytes(START);
        Charset parameter = named.isBlank() ? null : known("Content-Type", named);
        Mark mark = MARKS.stream().filter(each -> each.isAt(start)).findFirst().orElse(null);
        Charset shown = mark == null ? null : mark.charset();
        if (parameter != null && !agree(parameter, shown, start)) {
            throw contradiction("The charset of the Content-Type is the one that the message is written in.");
        }
        Charset used = shown != null ? shown : parameter;
        String declared = declared(start, used == null ? StandardCharsets.ISO_8859_1 : used);
        Charset reading = mark == null ? parameter : mark.reading();
        if (declared == null) {
            return reading == null ? StandardCharsets.UTF_8 : reading;
        }
        Charset declaration = known("encoding", declared);
        if (!agree(declaration, used == null ? declaration : used, start)) {
            throw contradiction("The XML declaration names the encoding that the message is written in, the one of the"
                    + " Content-Type.");
        }
        return reading == null ? declaration : reading;
    }

    /** Whether a document that was read in one charset may declare this one. */
    static boolean agree(@Nullable String declared, Charset used) {
        if (declared == null) {
            return true;
        }
        Charset declaration = known("encoding", declared);
        return declaration.name().startsWith(used.name()) || agree(declaration, used, new byte[0]);
    }

    private static Refused contradiction(String rule) {
        return Refused.because(Code.ENCODING_CONTRADICTED, "encoding", rule);
    }

    /** UTF-16 is that of either order. What shows no order is in a charset that begins as ASCII does, or in one of its own. */
    private static boolean agree(Charset said, @Nullable Charset other, byte[] start) {
        boolean wide = said.name().startsWith("UTF-16") || said.name().startsWith("UTF-32");
        if (other == null) {
            return !(wide && start.length > 0 && start[0] == '<');
        }
        return said.equals(other) || wide && other.name().startsWith(said.name());
    }

    private static @Nullable String declared(byte[] start, Charset charset) {
        Matcher declaration = DECLARATION.matcher(new String(start, charset));
        return declaration.find() ? declaration.group(1) : null;
    }

    private static Charset known(String field, String name) {
        try {
            return Charset.forName(name.strip().replaceAll("^'(.*)'$", "$1"));
        } catch (IllegalArgumentException unknown) {
            throw Refused.because(Code.UNKNOWN_CHARSET, field, "names a charset that is known, such as UTF-8");
        }
    }

    /** @param reading takes the mark for what it is */
    private record Mark(Charset charset, Charset reading, int... bytes) {

        boolean isAt(byte[] start) {
            for (int i = 0; i < bytes.length; i++) {
                if (i >= start.length || (start[i] & 0xff) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
