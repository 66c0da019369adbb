package no.kfr.soap.security;

import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * What an element of the security header may hold: what is not named is refused, and so are comments and text between elements.
 * Nobody who signs puts anything there, and a library that reads it later may do with it what it likes.
 */
final class PermittedContent {

    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String SECURITY_11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
    private static final String DECLARATIONS = "http://www.w3.org/2000/xmlns/";
    private static final Map<String, String> PREFIXES = Map.of(
            Xml.SECURITY,
            "wsse:",
            SECURITY_11,
            "wsse11:",
            Xml.UTILITY,
            "wsu:",
            Xml.SIGNATURE,
            "ds:",
            EXCLUSIVE,
            "ec:",
            Xml.SOAP_11,
            "soap:",
            Xml.SOAP_12,
            "soap:",
            XMLConstants.XML_NS_URI,
            "xml:");

    private final Element element;

    private PermittedContent(Element element) {
        this.element = element;
    }

    static PermittedContent in(Element element) {
        return new PermittedContent(element);
    }

    /** These attributes, and declarations of namespaces. */
    PermittedContent attributes(String... names) {
        Set<String> known = Set.of(names);
        boolean others = IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> element.getAttributes().item(i))
                .filter(attribute -> !DECLARATIONS.equals(attribute.getNamespaceURI()))
                .anyMatch(attribute -> !known.contains(nameOf(attribute)));
        require(!others, names.length == 0 ? "has no attributes" : "has no attributes but " + String.join(", ", names));
        return this;
    }

    /** Any number of these elements, in any order, and blanks. */
    PermittedContent elements(String... names) {
        Set<String> known = Set.of(names);
        String rule = names.length == 0 ? "is empty" : "holds " + String.join(", ", names) + ", and nothing else";
        nodes().forEach(node ->
                require(node instanceof Element child ? known.contains(nameOf(child)) : isBlank(node), rule));
        return this;
    }

    /** Only text, of at most so many characters: else the refusal has this code. */
    void text(int most, Code code) {
        nodes().forEach(node -> require(node instanceof Text, "holds text only"));
        if (nodes().mapToLong(node -> ((Text) node).getLength()).sum() > most) {
            throw Refused.because(code, nameOf(element), "has at most " + most + " characters");
        }
    }

    private Stream<Node> nodes() {
        return Stream.iterate(element.getFirstChild(), node -> node != null, Node::getNextSibling);
    }

    private static boolean isBlank(Node node) {
        return node instanceof Text text && text.getData().isBlank();
    }

    private void require(boolean held, String rule) {
        if (!held) {
            throw Refused.because(Code.INVALID_ENVELOPE, nameOf(element), rule);
        }
    }

    private static String nameOf(Node node) {
        return PREFIXES.getOrDefault(node.getNamespaceURI() == null ? "" : node.getNamespaceURI(), "")
                + node.getLocalName();
    }
}
