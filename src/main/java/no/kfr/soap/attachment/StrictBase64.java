package no.kfr.soap.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/**
 * Decodes base64 piece by piece, as XML Schema has it: blanks and line breaks anywhere, padding at the end and complete, and nothing
 * else. Never more than a piece of it is held.
 *
 * <p>Ours, because the JDK's decoders either take no line breaks or pass over whatever is no base64.
 */
final class StrictBase64 {

    private static final String ONE_LEFT_OVER = "AEIMQUYcgkosw048";
    private static final String TWO_LEFT_OVER = "AQgw";

    private final Spool decoded;
    private byte[] group = new byte[0];
    private int grouped;
    private boolean ended;

    StrictBase64(Spool decoded) {
        this.decoded = decoded;
    }

    void accept(String text) {
        int whole = (grouped + text.length()) & ~3;
        byte[] next = group.length < grouped + text.length() ? new byte[whole + 4] : group;
        System.arraycopy(group, 0, next, 0, grouped);
        group = next;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                require(c < 0x80);
                group[grouped++] = (byte) c;
            }
        }
        decodeGroups();
    }

    void end() {
        require(grouped == 0);
    }

    private void decodeGroups() {
        int whole = grouped & ~3;
        if (whole == 0) {
            return;
        }
        require(!ended);
        String text = new String(group, 0, whole, StandardCharsets.ISO_8859_1);
        ended = text.endsWith("=");
        requireNothingLeftOver(text);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            decoded.write(bytes, 0, bytes.length);
        } catch (IllegalArgumentException notBase64) {
            throw Refused.because(Code.CONTENT_NOT_BASE64, notBase64);
        }
        System.arraycopy(group, whole, group, 0, grouped - whole);
        grouped -= whole;
    }

    /** The bits of the last character that belong to no byte are zero. */
    private static void requireNothingLeftOver(String text) {
        if (text.endsWith("==")) {
            require(TWO_LEFT_OVER.indexOf(text.charAt(text.length() - 3)) >= 0);
        } else if (text.endsWith("=")) {
            require(ONE_LEFT_OVER.indexOf(text.charAt(text.length() - 2)) >= 0);
        }
    }

    private static void require(boolean held) {
        if (!held) {
            throw Refused.because(Code.CONTENT_NOT_BASE64, "content", "is base64");
        }
    }
}
