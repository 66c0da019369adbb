package no.kfr.client.file;

/**
 * A customer id of nine or eleven digits as a number of 37 bits, in the order of the ids as text: the nine digits, then what
 * follows them.
 */
public final class CustomerKey {

    public static final int BITS = 37;
    public static final long NONE = -1;

    private static final int SHORT = 9;
    private static final int LONG = 11;
    /** No more digits, or one of a hundred pairs. */
    private static final int TAILS = 101;

    private CustomerKey() {}

    /** The key, or {@link #NONE} when it is anything else than nine or eleven digits. */
    public static long of(CharSequence id) {
        if (id.length() != SHORT && id.length() != LONG) {
            return NONE;
        }
        long number = 0;
        for (int i = 0; i < id.length(); i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return id.length() == SHORT ? number * TAILS : number / 100 * TAILS + number % 100 + 1;
    }

    public static String text(long key) {
        long tail = key % TAILS;
        long head = key / TAILS;
        return tail == 0 ? padded(head, SHORT) : padded(head * 100 + tail - 1, LONG);
    }

    private static String padded(long number, int length) {
        String digits = Long.toString(number);
        return "0".repeat(length - digits.length()) + digits;
    }
}
