package no.kfr.identity;

final class Digits {

    private Digits() {}

    /** Whether the text is exactly so many of the characters 0 to 9: no other script's digits, no sign, no blank. */
    static boolean areExactly(int count, String text) {
        return text.length() == count && areIn(text, 0, count);
    }

    /** The same of the characters from one place to before another. */
    static boolean areIn(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
