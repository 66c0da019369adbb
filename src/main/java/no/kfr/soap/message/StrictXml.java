package no.kfr.soap.message;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.apache.cxf.staxutils.StaxUtils;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * Reads XML into a document and refuses, while reading, what a SOAP message never has: document types, entities, processing
 * instructions, more structure than the limits allow. Nothing outside the stream is ever fetched.
 */
final class StrictXml {

    private static final int TEXT_IN_ONE_PIECE = 16 * 1024;
    private static final int CONTENT_DEPTH = 4;
    /** The parser's own words; it has no type for them. */
    private static final String TOO_MANY_ATTRIBUTES = "Attribute limit (";

    private static final Set<QName> CONTENT =
            Set.of(new QName("urn:no:kfr:upload:v1", "content"), new QName("urn:no:kfr:upload:v1", "entries"));
    private static final WstxInputFactory FACTORY = factory();

    private StrictXml() {}

    /**
     * @param encoding from the content type, or {@code null} to go by the XML itself
     * @throws Refused when it is not well-formed or has what is not permitted
     */
    static Document read(InputStream in, @Nullable String encoding, XmlLimits limits) {
        try {
            XMLStreamReader reader = new Reader(FACTORY.createXMLStreamReader(in, encoding), limits);
            return readAll(reader);
        } catch (XMLStreamException | RuntimeException failed) {
            throw refusalIn(failed);
        }
    }

    private static Document readAll(XMLStreamReader reader) throws XMLStreamException {
        Document document = StaxUtils.read(reader);
        while (reader.hasNext()) {
            reader.next();
        }
        return document;
    }

    /** The parser may wrap what the stream or the limits refused; what else goes wrong while parsing is the sender's XML. */
    private static Refused refusalIn(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
            String message = cause.getMessage();
            if (message != null && message.startsWith(TOO_MANY_ATTRIBUTES)) {
                return Refused.because(Code.MESSAGE_TOO_COMPLEX);
            }
        }
        return Refused.because(Code.NOT_WELL_FORMED, failed);
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // A long text comes in pieces, so that it is never in memory twice; whatever is not content is shorter than
        // one.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory2.P_REPORT_CDATA, false);
        factory.setProperty(WstxInputProperties.P_MIN_TEXT_SEGMENT, TEXT_IN_ONE_PIECE);
        // The reader below counts more exactly, but only when the parser has gathered all of them, which takes more
        // room
        // with each; the size of the whole message bounds what one can hold.
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, XmlLimits.MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
        return factory;
    }

    private static final class Reader extends StreamReaderDelegate {

        private final XmlLimits limits;
        private int depth;
        private int elements;
        private long characters;
        private boolean inContent;

        public Reader(XMLStreamReader reader, XmlLimits limits) {
            super(reader);
            this.limits = limits;
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            switch (event) {
                case START_ELEMENT -> enter();
                case END_ELEMENT -> leave();
                case CHARACTERS, CDATA, COMMENT -> count(event == COMMENT || !inContent ? getTextLength() : 0);
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
            require(depth <= limits.depth(), "at most " + limits.depth() + " levels of elements");
            require(elements <= limits.elements(), "at most " + limits.elements() + " elements");
            require(
                    getAttributeCount() + getNamespaceCount() <= limits.attributes(),
                    "at most " + limits.attributes() + " attributes and namespace declarations on an element");
            for (int i = 0; i < getAttributeCount(); i++) {
                count(getAttributeValue(i).length());
            }
            inContent |= depth == CONTENT_DEPTH && CONTENT.contains(getName());
        }

        private void leave() {
            inContent &= depth != CONTENT_DEPTH;
            depth--;
        }

        private void count(int more) {
            characters += more;
            if (characters > limits.characters()) {
                throw Refused.because(Code.MESSAGE_TOO_LARGE);
            }
        }

        private static void require(boolean held, String rule) {
            if (!held) {
                throw Refused.because(java.util.List.of(Violation.ofMessage(Code.MESSAGE_TOO_COMPLEX, rule)));
            }
        }
    }
}
