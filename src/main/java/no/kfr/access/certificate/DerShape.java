package no.kfr.access.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The outline of DER (ITU-T X.690): which elements hold which, looked at before a parser builds anything of them. One pass, each
 * byte at most once for each level; deep nesting, and more elements than certificates have, end it.
 */
final class DerShape {

    /** A certificate in a PKIPath nests eight deep; what extensions hold is a string to this level of the syntax. */
    private static final int DEEPEST = 12;

    private static final int MOST_ELEMENTS = 2500;

    private static final int SEQUENCE = 0x30;
    private static final int CONSTRUCTED = 0x20;
    private static final int HIGH_TAG = 0x1f;
    private static final int LONG_LENGTH = 0x80;
    private static final int MOST_LENGTH_BYTES = 3;

    private final byte[] der;
    private int elements;

    private DerShape(byte[] der) {
        this.der = der;
    }

    /** Thrown for what is not DER, or is shaped as no certificate is. */
    static final class NotDer extends Exception {
        private static final long serialVersionUID = 1L;

        NotDer(String why) {
            super(why);
        }
    }

    /** Requires exactly one sequence, and nothing after it. */
    static void requireSequence(byte[] der) throws NotDer {
        DerShape shape = new DerShape(der);
        if (der.length == 0 || der[0] != SEQUENCE || shape.element(0, der.length, 0) != der.length) {
            throw new NotDer("not one DER sequence");
        }
    }

    /** What the one sequence holds, each with its own tag and length; more than {@code most} are refused. */
    static List<byte[]> itemsOf(byte[] der, int most) throws NotDer {
        requireSequence(der);
        DerShape shape = new DerShape(der);
        List<byte[]> items = new ArrayList<>();
        int at = shape.contentOf(0, der.length);
        while (at < der.length) {
            if (items.size() == most) {
                throw new NotDer("more than " + most);
            }
            int end = shape.element(at, der.length, 1);
            items.add(Arrays.copyOfRange(der, at, end));
            at = end;
        }
        return items;
    }

    /** Walks through one element; where it ends. */
    private int element(int from, int limit, int depth) throws NotDer {
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw new NotDer("nested too deeply, or too many elements");
        }
        int content = contentOf(from, limit);
        int end = content + lengthOf(from, limit);
        if ((der[from] & CONSTRUCTED) != 0) {
            int at = content;
            while (at < end) {
                at = element(at, end, depth + 1);
            }
        }
        return end;
    }

    private int contentOf(int from, int limit) throws NotDer {
        lengthOf(from, limit);
        int first = der[from + 1] & 0xff;
        return from + 2 + (first < LONG_LENGTH ? 0 : first - LONG_LENGTH);
    }

    private int lengthOf(int from, int limit) throws NotDer {
        if (limit - from < 2 || (der[from] & HIGH_TAG) == HIGH_TAG) {
            throw new NotDer("no element");
        }
        int first = der[from + 1] & 0xff;
        int bytes = first < LONG_LENGTH ? 0 : first - LONG_LENGTH;
        if (first == LONG_LENGTH || bytes > MOST_LENGTH_BYTES || limit - from - 2 < bytes) {
            throw new NotDer("no definite length");
        }
        int length = bytes == 0 ? first : 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | der[from + 2 + i] & 0xff;
        }
        if (length > limit - from - 2 - bytes) {
            throw new NotDer("longer than what holds it");
        }
        return length;
    }
}
