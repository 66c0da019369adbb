package no.kfr.identity;

/**
 * What somebody wrote, as it may be shown to somebody else: in XML, in a file, on a terminal. What has no sign of its own there, or
 * would do something instead of being shown, is replaced; all else stays as it was written.
 */
public final class ShownText {

    /** Stands where something was that cannot be shown. */
    public static final char REPLACEMENT = '\ufffd';

    /** What spreadsheets begin a formula with, full-width forms included, and the blanks that they skip before it. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private ShownText() {}

    /** On one line. */
    public static String of(String text) {
        return replaced(text, "\t");
    }

    /** On several lines. A carriage return stays before a line feed only: alone it would write over what stands there. */
    public static String ofLines(String text) {
        String shown = replaced(text, "\t\n\r");
        return shown.indexOf('\r') < 0 ? shown : shown.replaceAll("\r(?!\n)", String.valueOf(REPLACEMENT));
    }

    /** In a file that may be opened as a sheet: what it would take for a formula is told apart from one by a quote. */
    public static String ofCell(String text) {
        String formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" : "";
        return formula + of(text);
    }

    private static String replaced(String text, String kept) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> kept.indexOf(c) >= 0 || isShown(c) ? c : REPLACEMENT)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            // a surrogate that is seen here has lost its other half
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> !turns(c);
            default -> !isNoCharacter(c);
        };
    }

    /** Whether it turns the direction of writing, so that what is shown reads otherwise than what is there. */
    private static boolean turns(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    private static boolean isNoCharacter(int c) {
        return (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef;
    }
}
