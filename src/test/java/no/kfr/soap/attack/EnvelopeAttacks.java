package no.kfr.soap.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no.kfr.soap.Payloads;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Envelopes of another shape: parts twice, in another order, of another version, for somebody else, or with company. */
final class EnvelopeAttacks {

    private static final String SHAPE = "KFR-026";

    private EnvelopeAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        shapes(attacks);
        versions(attacks);
        securityHeaders(attacks);
        company(attacks);
        payloads(attacks);
        return attacks;
    }

    private static void shapes(List<Attack> attacks) {
        attacks.add(Attack.altered("a second body before", SHAPE, document -> copy(Surgery.body(document), false)));
        attacks.add(Attack.altered("a second body after", SHAPE, document -> copy(Surgery.body(document), true)));
        attacks.add(Attack.altered("a second header", SHAPE, document -> copy(Surgery.header(document), true)));
        attacks.add(Attack.altered(
                "the header comes last",
                SHAPE,
                document -> document.getDocumentElement().appendChild(Surgery.header(document))));
        attacks.add(Attack.altered("an envelope in an envelope", "KFR-030", document -> {
            Element inner = document.getDocumentElement();
            Element outer = document.createElementNS(Xml.SOAP_11, "soap:Envelope");
            document.replaceChild(outer, inner);
            Surgery.add(outer, Xml.SOAP_11, "soap:Header");
            Surgery.add(outer, Xml.SOAP_11, "soap:Body").appendChild(inner);
        }));
        attacks.add(Attack.altered("the body is empty", SHAPE, document -> Surgery.remove(Surgery.payload(document))));
        attacks.add(Attack.altered(
                "two instructions in the body", SHAPE, document -> copy(Surgery.payload(document), true)));
        attacks.add(Attack.altered(
                "text beside the instruction",
                "KFR-034",
                document -> Surgery.body(document).appendChild(document.createTextNode("x"))));
        attacks.add(Attack.altered(
                "a trailer after the body",
                SHAPE,
                document -> Surgery.add(document.getDocumentElement(), "urn:x", "x:trailer")));
        attacks.add(Attack.altered("no header", "KFR-030", document -> Surgery.remove(Surgery.header(document))));
        attacks.add(Attack.rewritten("no envelope", SHAPE, text -> "<registerCustomerRelationship/>"));
    }

    private static void versions(List<Attack> attacks) {
        attacks.add(Attack.altered(
                "the body is of SOAP 1.2",
                SHAPE,
                document -> document.renameNode(Surgery.body(document), Xml.SOAP_12, "s:Body")));
        attacks.add(Attack.altered(
                "the header is of SOAP 1.2",
                SHAPE,
                document -> document.renameNode(Surgery.header(document), Xml.SOAP_12, "s:Header")));
        attacks.add(Attack.altered(
                "the envelope is of SOAP 1.2, and nothing in it",
                SHAPE,
                document -> document.renameNode(document.getDocumentElement(), Xml.SOAP_12, "s:Envelope")));
        attacks.add(Attack.altered(
                "the envelope is of no SOAP",
                "KFR-027",
                document -> document.renameNode(document.getDocumentElement(), "urn:soap", "s:Envelope")));
        attacks.add(Attack.altered(
                "the envelope has no namespace",
                SHAPE,
                document -> document.renameNode(document.getDocumentElement(), null, "Envelope")));
    }

    private static void securityHeaders(List<Attack> attacks) {
        attacks.add(
                Attack.altered("a second security header", SHAPE, document -> copy(Surgery.security(document), true)));
        attacks.add(Attack.altered("a second security header for somebody else", SHAPE, document -> {
            Element second = Surgery.add(Surgery.header(document), Xml.SECURITY, "wsse:Security");
            second.setAttributeNS(Xml.SOAP_11, "soap:actor", "urn:somebody-else");
        }));
        attacks.add(Attack.altered(
                "the security header is for somebody else",
                SHAPE,
                document -> Surgery.security(document).setAttributeNS(Xml.SOAP_11, "soap:actor", "urn:somebody-else")));
        attacks.add(Attack.altered(
                "the security header is for nobody, by SOAP 1.2",
                SHAPE,
                document ->
                        Surgery.security(document).setAttributeNS(Xml.SOAP_12, "s:role", Xml.SOAP_12 + "/role/none")));
        attacks.add(Attack.altered(
                "the security header stands in another header",
                "KFR-030",
                document ->
                        Surgery.add(Surgery.header(document), "urn:w", "w:w").appendChild(Surgery.security(document))));
        attacks.add(Attack.altered(
                "the security header stands in the body",
                "KFR-030",
                document -> Surgery.payload(document).appendChild(Surgery.security(document))));
        attacks.add(Attack.altered(
                "the security header is of another version",
                "KFR-030",
                document -> document.renameNode(
                        Surgery.security(document), "http://schemas.xmlsoap.org/ws/2002/04/secext", "wsse:Security")));
    }

    private static void company(List<Attack> attacks) {
        for (String name : List.of("UsernameToken", "BinarySecurityToken", "SecurityTokenReference")) {
            attacks.add(Attack.altered(
                    "also a " + name + " in the security header",
                    SHAPE,
                    document -> Surgery.add(Surgery.security(document), Xml.SECURITY, "wsse:" + name)));
        }
        attacks.add(Attack.altered(
                "also an assertion in the security header",
                SHAPE,
                document -> Surgery.add(
                        Surgery.security(document), "urn:oasis:names:tc:SAML:2.0:assertion", "saml:Assertion")));
        attacks.add(Attack.altered(
                "also an encrypted key in the security header",
                SHAPE,
                document -> Surgery.add(
                        Surgery.security(document), "http://www.w3.org/2001/04/xmlenc#", "xenc:EncryptedKey")));
        attacks.add(Attack.altered(
                "also a list of references to decrypt",
                SHAPE,
                document -> Surgery.add(
                        Surgery.security(document), "http://www.w3.org/2001/04/xmlenc#", "xenc:ReferenceList")));
        attacks.add(Attack.altered(
                "also a second signature",
                SHAPE,
                document -> Surgery.add(Surgery.security(document), Xml.SIGNATURE, "ds:Signature")));
        attacks.add(Attack.altered(
                "also a second timestamp",
                SHAPE,
                document -> Surgery.add(Surgery.security(document), Xml.UTILITY, "wsu:Timestamp")));
        attacks.add(Attack.made(
                "a header that must be understood",
                "KFR-029",
                id -> Payloads.register(id)
                        .header("<x:r xmlns:x=\"urn:x\" xmlns:soap=\"" + Xml.SOAP_11
                                + "\" soap:mustUnderstand=\"1\"/>")));
        attacks.add(Attack.made(
                "a header that must be understood by the next",
                "KFR-029",
                id -> Payloads.register(id)
                        .header("<x:r xmlns:x=\"urn:x\" xmlns:soap=\"" + Xml.SOAP_11 + "\" soap:mustUnderstand=\"1\""
                                + " soap:actor=\"http://schemas.xmlsoap.org/soap/actor/next\"/>")));
    }

    private static void payloads(List<Attack> attacks) {
        attacks.add(payload(
                "a null instead of a value",
                document -> Surgery.instance(Surgery.customerId(document), "nil", "true")));
        attacks.add(payload(
                "another type of a value",
                document -> Surgery.instance(Surgery.customerId(document), "type", "anyType")));
        attacks.add(payload(
                "elements in a value",
                "KFR-005",
                document -> Surgery.declared(Surgery.add(Surgery.customerId(document), "urn:x", "x:y"), "x", "urn:x")));
        attacks.add(payload("a value twice", document -> copy(Surgery.customerId(document), true)));
        attacks.add(payload(
                "a value without namespace",
                document -> ((Element) document.renameNode(Surgery.customerId(document), null, "customerId"))
                        .setAttribute("xmlns", "")));
        attacks.add(payload(
                "an unknown element",
                document -> Surgery.add(Surgery.payload(document), "urn:no:kfr:upload:v1", "force")
                        .setTextContent("true")));
        attacks.add(payload(
                "an attribute that the schema does not know",
                document -> Surgery.payload(document).setAttribute("force", "true")));
    }

    private static Attack payload(String name, Consumer<Document> change) {
        return payload(name, "KFR-004", change);
    }

    private static Attack payload(String name, String code, Consumer<Document> change) {
        return Attack.made(name + ", signed", code, id -> Payloads.register(id).beforehand(change));
    }

    private static void copy(Element element, boolean after) {
        Element copy = (Element) element.cloneNode(true);
        withoutIds(copy);
        element.getParentNode().insertBefore(copy, after ? element.getNextSibling() : element);
    }

    private static void withoutIds(Element element) {
        element.removeAttributeNS(Xml.UTILITY, "Id");
        element.removeAttribute("Id");
        Xml.children(element).forEach(EnvelopeAttacks::withoutIds);
    }
}
