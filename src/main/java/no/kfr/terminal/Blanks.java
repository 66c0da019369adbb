package no.kfr.terminal;

/** What the register takes for blanks around an entry and its fields: spaces, tabs and no-break spaces; nothing else. */
public final class Blanks {

    private Blanks() {}

    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }
}
