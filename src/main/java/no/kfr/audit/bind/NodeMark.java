package no.kfr.audit.bind;

import java.util.BitSet;
import java.util.SortedSet;

/**
 * How far a node's numbers have come: all up to this one are stored, but those excepted.
 *
 * @param excepted numbers and ranges, such as {@code 17-23 40}: of transactions that ran then, came to nothing, or whose end is not known
 */
public record NodeMark(String node, long upTo, String excepted) {

    static NodeMark of(String node, long upTo, SortedSet<Long> excepted) {
        var text = new StringBuilder();
        long first = 0;
        long last = -1;
        for (long number : excepted) {
            if (number != last + 1 || first == 0) {
                append(text, first, last);
                first = number;
            }
            last = number;
        }
        append(text, first, last);
        return new NodeMark(node, upTo, text.toString());
    }

    private static void append(StringBuilder text, long first, long last) {
        if (first > 0) {
            text.append(text.isEmpty() ? "" : " ").append(first == last ? "" + first : first + "-" + last);
        }
    }

    String text() {
        return node + "|" + upTo + "|" + excepted;
    }

    /**
     * The numbers that should be there and are not.
     *
     * @param there those of the node that are
     */
    public BitSet missing(BitSet there) {
        var missing = new BitSet();
        missing.set(1, (int) upTo + 1);
        missing.andNot(there);
        for (String range : excepted.isEmpty() ? new String[0] : excepted.split(" ")) {
            String[] ends = range.split("-");
            missing.clear(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
        }
        return missing;
    }
}
