package no.kfr.soap.message;

import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/** Counts what a message consists of while it is read, and refuses it as soon as there is more of anything than the limits allow. */
final class LimitedReader extends StreamReaderDelegate {

    private static final int CONTENT_DEPTH = 4;
    private static final Set<QName> CONTENT =
            Set.of(new QName("urn:no:kfr:upload:v1", "content"), new QName("urn:no:kfr:upload:v1", "entries"));

    private final XmlLimits limits;
    private final TokenLimit bytes;
    private final int[] declared;
    private int depth;
    private int elements;
    private int attributes;
    private int texts;
    private int namespacesInScope;
    private long characters;
    private boolean inContent;

    LimitedReader(XMLStreamReader reader, XmlLimits limits, TokenLimit bytes) {
        super(reader);
        this.limits = limits;
        this.bytes = bytes;
        this.declared = new int[limits.depth() + 1];
    }

    @Override
    public int next() throws XMLStreamException {
        bytes.begin();
        int event = super.next();
        switch (event) {
            case START_ELEMENT -> enter();
            case END_ELEMENT -> leave();
            case CHARACTERS, CDATA, COMMENT -> text(event);
            case DTD, ENTITY_REFERENCE, ENTITY_DECLARATION, NOTATION_DECLARATION ->
                throw Refused.because(Code.DTD_NOT_PERMITTED);
            case PROCESSING_INSTRUCTION ->
                throw Refused.because(Code.INVALID_ENVELOPE, "Envelope", "has no processing instructions");
            default -> {}
        }
        return event;
    }

    @Override
    public int nextTag() throws XMLStreamException {
        int event = next();
        while (event != START_ELEMENT && event != END_ELEMENT) {
            event = next();
        }
        return event;
    }

    private void enter() {
        depth++;
        elements++;
        XmlLimits.require(depth <= limits.depth(), "at most " + limits.depth() + " levels of elements");
        XmlLimits.require(elements <= limits.elements(), "at most " + limits.elements() + " elements");
        countAttributes();
        countNamespaces();
        inContent |= depth == CONTENT_DEPTH && CONTENT.contains(getName());
    }

    private void leave() {
        inContent &= depth != CONTENT_DEPTH;
        namespacesInScope -= declared[depth];
        depth--;
    }

    private void countAttributes() {
        int here = getAttributeCount() + getNamespaceCount();
        attributes += here;
        XmlLimits.require(
                here <= limits.attributes(),
                "at most " + limits.attributes() + " attributes and namespace declarations on an element");
        XmlLimits.require(
                attributes <= limits.attributesInAll(),
                "at most " + limits.attributesInAll() + " attributes and namespace declarations in all");
        for (int i = 0; i < getAttributeCount(); i++) {
            count(getAttributeValue(i).length());
        }
    }

    private void countNamespaces() {
        declared[depth] = getNamespaceCount();
        namespacesInScope += declared[depth];
        XmlLimits.require(
                namespacesInScope <= XmlLimits.MOST_NAMESPACES_IN_SCOPE,
                "at most " + XmlLimits.MOST_NAMESPACES_IN_SCOPE + " namespace declarations in scope");
        for (int i = 0; i < declared[depth]; i++) {
            String namespace = getNamespaceURI(i);
            int length = namespace == null ? 0 : namespace.length();
            XmlLimits.require(
                    length <= XmlLimits.LONGEST_NAMESPACE,
                    "namespaces of at most " + XmlLimits.LONGEST_NAMESPACE + " characters");
            count(length);
        }
    }

    /** A comment in the content of a batch counts like any other; the text there is bounded by the size of the message. */
    private void text(int event) {
        texts++;
        XmlLimits.require(texts <= limits.texts(), "at most " + limits.texts() + " texts and comments");
        if (event == COMMENT || !inContent) {
            count(getTextLength());
        }
    }

    private void count(int more) {
        characters += more;
        if (characters > limits.characters()) {
            throw Refused.because(Code.MESSAGE_TOO_LARGE);
        }
    }
}
