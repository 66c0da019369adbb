package no.kfr.soap.message;

import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;

/**
 * How much structure a message may have. What an operator may have reason to change is a component; the constants are far above
 * what any SOAP stack sends, and the cost of an unproven message is bounded by them.
 *
 * @param depth levels of nested elements
 * @param elements elements in all
 * @param attributes attributes and namespace declarations of one element
 * @param attributesInAll attributes and namespace declarations in all
 * @param characters of text, attributes, namespaces and comments in all, without the content of a batch; also the bytes of any one
 *     tag, comment or piece of text
 */
public record XmlLimits(int depth, int elements, int attributes, int attributesInAll, long characters) {

    /** The parser gathers no more for one element; the limit of {@link #attributes} is not above. */
    public static final int MOST_ATTRIBUTES = 1000;

    /** Different names of elements and attributes, and prefixes; the contracts have some 150, a signature 40. */
    static final int MOST_NAMES = 1000;

    static final int LONGEST_NAME = 200;

    /** Declarations that hold at the same place: a prefix is looked for among them. */
    static final int MOST_NAMESPACES_IN_SCOPE = 100;

    /** Canonical XML repeats a namespace at every element that is the first to use it. */
    static final int LONGEST_NAMESPACE = 200;

    private static final int TEXTS_PER_ELEMENT = 3;

    /** Pieces of text and comments in all: one before, in and after each element. */
    int texts() {
        return elements * TEXTS_PER_ELEMENT;
    }

    /** @throws Refused saying what a message has at most */
    static void require(boolean held, String rule) {
        if (!held) {
            throw Refused.because(List.of(Violation.ofMessage(Code.MESSAGE_TOO_COMPLEX, rule)));
        }
    }
}
