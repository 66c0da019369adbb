package no.kfr.soap.attack;

import java.util.List;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Parts of a signed message, to be moved about. */
final class Surgery {

    private Surgery() {}

    static Element header(Document document) {
        return SignedRequest.first(document, Xml.SOAP_11, "Header");
    }

    static Element body(Document document) {
        return SignedRequest.first(document, Xml.SOAP_11, "Body");
    }

    static Element payload(Document document) {
        return Xml.children(body(document)).getFirst();
    }

    static Element customerId(Document document) {
        return SignedRequest.first(document, "urn:no:kfr:upload:v1", "customerId");
    }

    static Element security(Document document) {
        return SignedRequest.first(document, Xml.SECURITY, "Security");
    }

    static Element token(Document document) {
        return SignedRequest.first(document, Xml.SECURITY, "BinarySecurityToken");
    }

    static Element signature(Document document) {
        return SignedRequest.first(document, Xml.SIGNATURE, "Signature");
    }

    static Element ds(Document document, String name) {
        return SignedRequest.first(document, Xml.SIGNATURE, name);
    }

    /** The part with this local name that the signature covers: Body, Timestamp or an addressing header. */
    static Element signed(Document document, String name) {
        return switch (name) {
            case "Body" -> body(document);
            case "Timestamp" -> SignedRequest.first(document, Xml.UTILITY, "Timestamp");
            default -> SignedRequest.first(document, Xml.ADDRESSING, name);
        };
    }

    static Element add(Element parent, String namespace, String name) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }

    /** With its declaration, as parsing would have left it: otherwise what is signed and what is sent differ. */
    static Element declared(Element element, String prefix, String namespace) {
        element.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:" + prefix, namespace);
        return element;
    }

    static void instance(Element element, String name, String value) {
        String namespace = "http://www.w3.org/2001/XMLSchema-instance";
        declared(element, "xsi", namespace).setAttributeNS(namespace, "xsi:" + name, value);
    }

    static String id(Element part) {
        return part.getAttributeNS(Xml.UTILITY, "Id");
    }

    /** A copy without its id, in the original's place; what it says is what the attacker wants. */
    static Element forged(Element original) {
        Element forged = (Element) original.cloneNode(true);
        forged.removeAttributeNS(Xml.UTILITY, "Id");
        alter(forged);
        original.getParentNode().replaceChild(forged, original);
        return forged;
    }

    private static void alter(Element forged) {
        switch (forged.getLocalName()) {
            case "Body" -> text(forged, "customerId", "922203687");
            case "Timestamp" -> {}
            case "ReplyTo", "FaultTo", "From" -> text(forged, "Address", Xml.ADDRESSING + "/none");
            default -> forged.setTextContent(forged.getTextContent().strip());
        }
    }

    private static void text(Element parent, String name, String value) {
        parent.getElementsByTagNameNS("*", name).item(0).setTextContent(value);
    }

    static void remove(Node node) {
        node.getParentNode().removeChild(node);
    }

    static List<Element> references(Document document) {
        return Xml.children(ds(document, "SignedInfo"), Xml.SIGNATURE, "Reference");
    }
}
