package no.kfr.identity;

/** What stands around a value, or in it without being seen, and is no part of it: in files and at a terminal. */
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
        return c == ' ' || c == '\t' || c > 0x7f && Character.isSpaceChar(c);
    }

    /** Without marks of byte order, blanks without width, soft hyphens and signs that turn the direction of writing. */
    public static String visible(String text) {
        if (text.chars().noneMatch(Blanks::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.chars().filter(c -> !isInvisible(c)).forEach(c -> visible.append((char) c));
        return visible.toString();
    }

    public static boolean isInvisible(int c) {
        return c > 0x7f && Character.getType(c) == Character.FORMAT;
    }
}
