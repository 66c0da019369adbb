package no.kfr.client.file;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides all possible customer ids into ranges by their first digits, as many as parts are needed. The ranges leave no gap and do
 * not overlap, so what is missing between two entries is missing in exactly one part.
 */
public final class CustomerRanges {

    /** At most 10,100 different ids begin alike: far less than a part. */
    private static final int DIGITS = 7;

    private static final int PREFIXES = 10_000_000;

    private final int[] bytes = new int[PREFIXES];
    private int parts;

    /** One range: both ends inclusive, and ids themselves (of nobody). */
    public record Range(String from, String to) {

        static Range between(int firstPrefix, int lastPrefix) {
            // "…00" is the lowest id of nine digits that begins so, "…9999" the highest of eleven; none stands between
            // two ranges
            return new Range("%07d00".formatted(firstPrefix), "%07d9999".formatted(lastPrefix));
        }
    }

    /** Counts an entry. What is no customer id counts as the lowest: it is refused wherever it stands. */
    public void count(CharSequence customerId, int size) {
        int prefix = prefix(customerId);
        bytes[prefix] = (int) Math.min(Integer.MAX_VALUE, (long) bytes[prefix] + size);
    }

    /** Forms the ranges; from here on {@link #partOf} answers. */
    public Range[] divide(long partSize) {
        List<Range> ranges = new ArrayList<>();
        long size = 0;
        int first = 0;
        for (int prefix = 0; prefix < PREFIXES; prefix++) {
            if (size > 0 && size + bytes[prefix] > partSize) {
                ranges.add(Range.between(first, prefix - 1));
                first = prefix;
                size = 0;
            }
            size += bytes[prefix];
            bytes[prefix] = ranges.size();
        }
        ranges.add(Range.between(first, PREFIXES - 1));
        parts = ranges.size();
        return ranges.toArray(Range[]::new);
    }

    /** The index of the range that the customer stands in. */
    public int partOf(CharSequence customerId) {
        if (parts == 0) {
            throw new IllegalStateException("not divided yet");
        }
        return bytes[prefix(customerId)];
    }

    private static int prefix(CharSequence customerId) {
        if (CustomerKey.of(customerId) == CustomerKey.NONE) {
            return 0;
        }
        int prefix = 0;
        for (int i = 0; i < DIGITS; i++) {
            prefix = prefix * 10 + (customerId.charAt(i) - '0');
        }
        return prefix;
    }
}
