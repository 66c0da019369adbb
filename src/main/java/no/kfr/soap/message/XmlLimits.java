package no.kfr.soap.message;

/**
 * How much structure a message may have.
 *
 * @param depth levels of nested elements
 * @param elements elements in all
 * @param attributes attributes and namespace declarations of one element
 */
public record XmlLimits(int depth, int elements, int attributes) {}
