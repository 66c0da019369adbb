package no.kfr.soap.message;

/**
 * How much structure a message may have.
 *
 * @param depth levels of nested elements
 * @param elements elements in all
 * @param attributes attributes and namespace declarations of one element
 * @param characters of text, attributes and comments in all, without the content of a batch
 */
public record XmlLimits(int depth, int elements, int attributes, long characters) {

    /** The parser gathers no more for one element; the limit of {@link #attributes} is not above. */
    public static final int MOST_ATTRIBUTES = 1000;
}
