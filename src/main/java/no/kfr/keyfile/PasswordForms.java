package no.kfr.keyfile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which one password may have been meant: a mark of the encoding before it or a line end after it, and letters that a
 * terminal or an editor took for those of another character set. A password of ASCII has one form.
 */
final class PasswordForms {

    private static final char MARK = '\uFEFF';
    private static final char UNREADABLE = '\uFFFD';

    private PasswordForms() {}

    static List<char[]> of(@Nullable String password) {
        Set<String> forms = new LinkedHashSet<>();
        String given = password == null ? "" : password;
        forms.add(given);
        String bare = bare(given);
        forms.add(bare);
        if (!bare.chars().allMatch(letter -> letter < 0x80)) {
            forms.add(Normalizer.normalize(bare, Normalizer.Form.NFC));
            forms.add(readAsUtf8(bare));
            forms.add(new String(bare.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return forms.stream().map(String::toCharArray).toList();
    }

    /** Why no form opened the file; the JVM itself may have lost letters before anybody saw them. */
    static KeyFileRefused explained(@Nullable String password, @Nullable KeyFileRefused refused) {
        if (password != null && password.indexOf(UNREADABLE) >= 0) {
            return KeyFileRefused.password("does not open: its password has letters that cannot be read in this locale."
                    + " Set LC_ALL=C.UTF-8, or the character set that the password is written in");
        }
        return refused == null ? KeyFileRefused.password("does not open with this password") : refused;
    }

    private static String bare(String password) {
        String bare = password;
        while (!bare.isEmpty() && bare.charAt(0) == MARK) {
            bare = bare.substring(1);
        }
        return bare.replaceFirst("[\\r\\n]+$", "");
    }

    /** Bytes of UTF-8 that were taken for one letter each; what is no UTF-8 stays. */
    private static String readAsUtf8(String text) {
        if (!text.chars().allMatch(letter -> letter < 0x100)) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return text;
        }
    }
}
