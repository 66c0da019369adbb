package no.kfr.identity;

final class Digits {

    private Digits() {}

    /** Whether the text is exactly so many of the characters 0 to 9: no other script's digits, no sign, no blank. */
    static boolean areExactly(int count, String text) {
        if (text.length() != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
