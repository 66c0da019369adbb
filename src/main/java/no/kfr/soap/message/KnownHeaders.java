package no.kfr.soap.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import no.kfr.identity.ShownText;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Rule;
import org.apache.cxf.helpers.DOMUtils;
import org.w3c.dom.Element;

/** Which headers the register understands; and which one it had to understand and did not. */
public final class KnownHeaders {

    public static final Set<QName> NAMES = Stream.concat(
                    Stream.of(new QName(Xml.SECURITY, "Security")),
                    Addressing.NAMES.stream().map(name -> new QName(Xml.ADDRESSING, name)))
            .collect(Collectors.toUnmodifiableSet());

    /** The name of the header that says so in SOAP 1.2. */
    public static final String NOT_UNDERSTOOD = "NotUnderstood";

    /** Of a name that is repeated; a message may have longer ones. */
    private static final int LONGEST = 100;

    private KnownHeaders() {}

    /** The first header of a message that must be understood and is not known. */
    public static Optional<QName> unknownIn(Envelope envelope) {
        return Xml.children(envelope.header()).stream()
                .filter(KnownHeaders::mustBeUnderstood)
                .map(header -> new QName(header.getNamespaceURI(), header.getLocalName()))
                .filter(name -> !NAMES.contains(name))
                .findFirst();
    }

    /** A refusal that names the header. */
    public static Refused refusalOf(Envelope envelope) {
        return unknownIn(envelope)
                .map(header -> Refused.because(
                        Code.HEADER_NOT_UNDERSTOOD, "Header/" + shown(header.getLocalPart()), rule(header)))
                .orElseGet(() -> Refused.because(Code.HEADER_NOT_UNDERSTOOD));
    }

    /** The header with which a fault in SOAP 1.2 names the header of the request; SOAP 1.1 has none. */
    public static Optional<Element> notUnderstood(Envelope envelope) {
        return envelope.soapNamespace().equals(Xml.SOAP_12)
                ? unknownIn(envelope).map(KnownHeaders::notUnderstood)
                : Optional.empty();
    }

    private static Element notUnderstood(QName header) {
        Element element = DOMUtils.createDocument().createElementNS(Xml.SOAP_12, "soap:" + NOT_UNDERSTOOD);
        if (header.getNamespaceURI().isEmpty()) {
            element.setAttribute("qname", header.getLocalPart());
        } else {
            element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:unknown", header.getNamespaceURI());
            element.setAttribute("qname", "unknown:" + header.getLocalPart());
        }
        return element;
    }

    private static Rule rule(QName header) {
        String namespace = shown(header.getNamespaceURI());
        return new Rule(
                "the header of the namespace '" + namespace
                        + "' is not known here: leave it out, or send it without mustUnderstand",
                "hodet fra navnerommet '" + namespace
                        + "' er ukjent her: utelat det, eller send det uten mustUnderstand");
    }

    private static boolean mustBeUnderstood(Element header) {
        return Stream.of(Xml.SOAP_11, Xml.SOAP_12)
                .map(soap -> header.getAttributeNS(soap, "mustUnderstand").strip())
                .anyMatch(List.of("1", "true")::contains);
    }

    private static String shown(String name) {
        return ShownText.of(name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name);
    }
}
