package no.kfr.terminal;

import org.jline.utils.WCWidth;

/** How much of a line in a terminal a text takes. */
final class DisplayWidth {

    private DisplayWidth() {}

    /** In columns: two for a wide character, none for an accent that joins the one before it. */
    static int of(String text) {
        return text.codePoints()
                .map(character -> Math.max(0, WCWidth.wcwidth(character)))
                .sum();
    }

    /** The text, and blanks up to that width. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }
}
