package no.kfr.soap.honest;

import java.util.List;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.attack.Resigning;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Ids in other spellings, and transforms that change nothing. */
final class SignatureVariants {

    private static final String ENVELOPED = Xml.SIGNATURE + "enveloped-signature";

    private SignatureVariants() {}

    static List<Variant> all() {
        return List.of(
                before(
                        "the Body has its id as Id",
                        document -> SignedRequest.body(document).setAttribute("Id", "body-1")),
                before("the Body has Id and wsu:Id, alike", document -> {
                    SignedRequest.body(document).setAttribute("Id", "body-1");
                    wsuId(document, "body-1");
                }),
                before("the Body has Id and wsu:Id, and they differ", document -> {
                    SignedRequest.body(document).setAttribute("Id", "body-1");
                    wsuId(document, "body-2");
                }),
                before("the Body has all three, alike", document -> {
                    SignedRequest.body(document).setAttribute("Id", "body-1");
                    wsuId(document, "body-1");
                    SignedRequest.body(document).setAttributeNS(XMLConstants.XML_NS_URI, "xml:id", "body-1");
                }),
                Variant.of(
                        "the Body has its id as xml:id",
                        Variant.ADDED,
                        request ->
                                request.afterwards(SignatureVariants::byXmlId).afterwards(Resigning.anew())),
                token("KFR-026", "the token has Id and wsu:Id, alike", token -> token.setAttribute("Id", id(token)))
                        .because("no attributes but wsu:Id, ValueType, EncodingType"),
                token(
                        "KFR-043",
                        "the key is not of the token",
                        token -> token.setAttributeNS(Xml.UTILITY, "wsu:Id", "x")),
                token(
                                "KFR-026",
                                "the token has the id of the Body",
                                token -> token.setAttribute("Id", id(SignedRequest.body(token.getOwnerDocument()))))
                        .because("every id in the message is unique"),
                Variant.of(
                                "two elements with one xml:id",
                                "KFR-026",
                                request -> request.beforehand(document -> {
                                    Element operation = Xml.children(SignedRequest.body(document))
                                            .getFirst();
                                    operation.setAttributeNS(XMLConstants.XML_NS_URI, "xml:id", "one");
                                    Xml.children(operation)
                                            .getFirst()
                                            .setAttributeNS(XMLConstants.XML_NS_URI, "xml:id", "one");
                                }))
                        .because("every id in the message is unique"),
                Variant.of(
                        "node-soap: enveloped-signature before the canonicalisation",
                        Variant.ADDED,
                        request -> request.afterwards(Resigning.anew()
                                .transform(ENVELOPED, () -> null)
                                .transform(Resigning.EXCLUSIVE, () -> null))));
    }

    private static Variant before(String name, Consumer<Document> change) {
        return Variant.of(name, Variant.ADDED, request -> request.beforehand(change));
    }

    private static Variant token(String expected, String name, Consumer<Element> change) {
        return Variant.of(
                name,
                expected,
                request -> request.afterwards(document ->
                                change.accept(SignedRequest.first(document, Xml.SECURITY, "BinarySecurityToken")))
                        .afterwards(Resigning.anew()));
    }

    private static String id(Element element) {
        return element.getAttributeNS(Xml.UTILITY, "Id");
    }

    /** With its declaration, as parsing would have left it: otherwise what is signed and what is sent differ. */
    private static void wsuId(Document document, String id) {
        Element body = SignedRequest.body(document);
        body.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:wsu", Xml.UTILITY);
        body.setAttributeNS(Xml.UTILITY, "wsu:Id", id);
    }

    private static void byXmlId(Document document) {
        Element body = SignedRequest.body(document);
        String id = body.getAttributeNS(Xml.UTILITY, "Id");
        body.removeAttributeNS(Xml.UTILITY, "Id");
        body.setAttributeNS(XMLConstants.XML_NS_URI, "xml:id", id);
    }
}
