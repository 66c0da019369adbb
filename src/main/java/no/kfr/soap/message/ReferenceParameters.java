package no.kfr.soap.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * What a caller wants to find again among the headers of the reply, as WS-Addressing has it: the children of
 * {@code wsa:ReferenceParameters}. They say nothing to the register, are few and small, and are none of the headers that mean something
 * to whoever reads the reply.
 */
final class ReferenceParameters {

    private static final int MOST = 10;
    private static final int MOST_ELEMENTS = 50;
    private static final int MOST_CHARACTERS = 2000;

    private static final Set<String> MEANINGFUL =
            Set.of(Xml.SOAP_11, Xml.SOAP_12, Xml.ADDRESSING, Xml.SECURITY, Xml.UTILITY, Xml.SIGNATURE);

    private ReferenceParameters() {}

    /** @throws Refused when there are too many, or one of them is not the caller's own */
    static List<Element> in(Element endpointReference) {
        List<Element> parameters = Xml.children(endpointReference, Xml.ADDRESSING, "ReferenceParameters").stream()
                .flatMap(each -> Xml.children(each).stream())
                .toList();
        Size size = new Size();
        parameters.forEach(size::add);
        require(
                parameters.size() <= MOST && size.elements <= MOST_ELEMENTS && size.characters <= MOST_CHARACTERS,
                "holds at most " + MOST + " parameters, of " + MOST_ELEMENTS + " elements and " + MOST_CHARACTERS
                        + " characters in all");
        return new ArrayList<>(parameters);
    }

    private static void require(boolean held, String rule) {
        if (!held) {
            throw Refused.because(Code.REFERENCE_PARAMETERS, "wsa:ReferenceParameters", rule);
        }
    }

    private static void requireOwn(Node node) {
        String namespace = String.valueOf(node.getNamespaceURI());
        require(
                !MEANINGFUL.contains(namespace) && !namespace.startsWith("urn:no:kfr:"),
                "holds elements of the caller's own, not of SOAP, WS-Addressing, WS-Security or the register");
    }

    private static final class Size {

        private int elements;
        private int characters;

        void add(Element element) {
            requireOwn(element);
            elements++;
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                requireOwn(attributes.item(i));
                characters += attributes.item(i).getNodeValue().length();
            }
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element inside) {
                    add(inside);
                } else {
                    characters += child.getNodeValue().length();
                }
            }
        }
    }
}
