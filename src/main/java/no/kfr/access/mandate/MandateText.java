package no.kfr.access.mandate;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * When two texts of a mandate are the same: after Unicode NFC, with white space, dashes and blanks around § folded. Letters,
 * digits and case are not: another paragraph must never become the same. That is why it is NFC and not NFKC, for which the
 * superscript of a footnote is a digit like any other.
 */
final class MandateText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\p{IsWhite_Space}\\p{Z}]+");
    private static final Pattern PARAGRAPH_SIGN = Pattern.compile(" ?(§+) ?");

    private MandateText() {}

    static String folded(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC);
        folded = INVISIBLE.matcher(folded).replaceAll("");
        folded = DASHES.matcher(folded).replaceAll("-");
        folded = WHITE_SPACE.matcher(folded).replaceAll(" ");
        return PARAGRAPH_SIGN.matcher(folded).replaceAll(" $1").strip();
    }
}
