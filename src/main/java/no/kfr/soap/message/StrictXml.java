package no.kfr.soap.message;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.apache.cxf.staxutils.StaxUtils;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * Reads XML into a document and refuses, while reading, what a SOAP message never has: document types, entities, processing
 * instructions, more structure than the limits allow. Nothing outside the stream is ever fetched, and nothing of a message is kept
 * for the next one. What it costs grows with the bytes, whatever they are.
 *
 * <p>Ours around Woodstox, because no parser bounds all that a stranger may send: names, namespaces in scope, attributes in all.
 */
final class StrictXml {

    /** The parser's own words; it has no type for them. */
    private static final String TOO_MANY_ATTRIBUTES = "Attribute limit (";

    private final XmlLimits limits;
    private final IsolatedParserFactory parser;

    StrictXml(XmlLimits limits) {
        this.limits = limits;
        this.parser = new IsolatedParserFactory(limits.attributes());
    }

    /**
     * @param encoding as {@link XmlEncoding} found it
     * @throws Refused when it is not well-formed or has what is not permitted
     */
    Document read(InputStream in, Charset encoding) {
        try {
            TokenLimit bytes = new TokenLimit(in, limits.characters());
            XMLStreamReader reader = parser.createXMLStreamReader(bytes, encoding.name());
            requireVersion(reader.getVersion());
            if (!XmlEncoding.agree(reader.getCharacterEncodingScheme(), encoding)) {
                throw Refused.because(
                        Code.ENCODING_CONTRADICTED, "encoding", "is the one that the message is written in");
            }
            return readAll(new LimitedReader(reader, limits, bytes));
        } catch (XMLStreamException | RuntimeException failed) {
            throw refusalIn(failed);
        }
    }

    /** XML 1.1 has characters that no reply could repeat. */
    private static void requireVersion(@Nullable String version) {
        if (version != null && !version.equals("1.0")) {
            throw Refused.because(
                    List.of(Violation.ofMessage(Code.XML_VERSION, "XML 1.0, or no declaration, not XML " + version)));
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
}
