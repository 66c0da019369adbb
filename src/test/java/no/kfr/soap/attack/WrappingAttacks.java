package no.kfr.soap.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import no.kfr.soap.Payloads;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The signed part stays in the message and verifies, and another one stands in its place. */
final class WrappingAttacks {

    private static final Map<String, String> PARTS = Map.of(
            "Body", "KFR-031",
            "Timestamp", "KFR-032",
            "Action", "KFR-033",
            "MessageID", "KFR-033",
            "To", "KFR-033",
            "ReplyTo", "KFR-033");

    /** Where the original is hidden; those that the form of a message forbids by itself are refused for that. */
    private static final Map<String, Function<Document, Element>> PLACES = places();

    private static final List<String> FORBIDDEN =
            List.of("the security header", "an Object", "the signature", "the end of the envelope");

    private WrappingAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        PARTS.forEach((part, code) -> PLACES.forEach((place, where) -> {
            String expected = place.equals("the key info") ? "KFR-043" : FORBIDDEN.contains(place) ? "KFR-026" : code;
            attacks.add(wrapped(part + " moved to " + place, expected, part, where));
            attacks.addAll(sameIds(part, place, where));
        }));
        attacks.addAll(otherIds());
        attacks.add(prefixed());
        return attacks;
    }

    private static Attack wrapped(String name, String code, String part, Function<Document, Element> where) {
        return Attack.made(
                name,
                code,
                id -> request(id).afterwards(document -> {
                    Element original = Surgery.signed(document, part);
                    Element place = where.apply(document);
                    Surgery.forged(original);
                    place.appendChild(original);
                }));
    }

    /** The forged part has the id that the signature refers to, in each of its spellings, and comes first or last. */
    private static List<Attack> sameIds(String part, String place, Function<Document, Element> where) {
        List<Attack> attacks = new ArrayList<>();
        for (String spelling : List.of("wsu:Id", "Id", "ID", "id", "xml:id")) {
            attacks.add(Attack.made(
                    part + " moved to " + place + ", and the forged one has its " + spelling,
                    "KFR-026",
                    id -> request(id).afterwards(document -> {
                        Element original = Surgery.signed(document, part);
                        Element hidingPlace = where.apply(document);
                        Element forged = Surgery.forged(original);
                        hidingPlace.appendChild(original);
                        identify(forged, spelling, Surgery.id(original));
                    })));
        }
        return attacks;
    }

    /** The original loses its name to the forged one: the signature then is that of something else. */
    private static List<Attack> otherIds() {
        List<Attack> attacks = new ArrayList<>();
        for (String spelling : List.of("Id", "ID", "id", "xml:id")) {
            attacks.add(Attack.altered("the body's id is spelled " + spelling, "KFR-034", document -> {
                Element body = Surgery.body(document);
                String id = Surgery.id(body);
                body.removeAttributeNS(Xml.UTILITY, "Id");
                identify(body, spelling, id);
            }));
        }
        attacks.add(Attack.altered(
                "a second attribute on the body is the id of the timestamp",
                "KFR-026",
                document -> Surgery.body(document).setAttribute("Id", "TS-1")));
        return attacks;
    }

    /** A prefix of the attacker's is declared between the envelope and what was signed. */
    private static Attack prefixed() {
        return Attack.altered("a namespace is injected into the signed body", "KFR-034", document -> {
            Element payload = Xml.children(Surgery.body(document)).getFirst();
            Element renamed = document.createElementNS("urn:no:kfr:upload:v1", "x:" + payload.getLocalName());
            while (payload.getFirstChild() != null) {
                renamed.appendChild(payload.getFirstChild());
            }
            payload.getParentNode().replaceChild(renamed, payload);
        });
    }

    private static void identify(Element element, String spelling, String id) {
        switch (spelling) {
            case "wsu:Id" -> element.setAttributeNS(Xml.UTILITY, "wsu:Id", id);
            case "xml:id" -> element.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:id", id);
            default -> element.setAttribute(spelling, id);
        }
    }

    private static SignedRequest request(UUID id) {
        return Payloads.register(id)
                .header("<wsa:ReplyTo><wsa:Address>" + Xml.ADDRESSING + "/anonymous</wsa:Address></wsa:ReplyTo>");
    }

    /** Declares what is declared where the timestamp stood, so that its digest stays the same. */
    private static Element wrapper(Document document) {
        Element wrapper = Surgery.add(Surgery.header(document), "urn:w", "w:wrapper");
        wrapper.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:wsse", Xml.SECURITY);
        return wrapper;
    }

    private static Map<String, Function<Document, Element>> places() {
        Map<String, Function<Document, Element>> places = new LinkedHashMap<>();
        places.put("an unknown header", document -> wrapper(document));
        places.put("an unknown header that others are to read", document -> {
            Element wrapper = wrapper(document);
            wrapper.setAttributeNS(Xml.SOAP_11, "soap:actor", "urn:somebody-else");
            return wrapper;
        });
        places.put("three wrappers in a header", document -> {
            return Surgery.add(Surgery.add(wrapper(document), "urn:w", "w:a"), "urn:w", "w:b");
        });
        places.put("the token", Surgery::token);
        places.put("the key info", document -> Surgery.add(Surgery.ds(document, "KeyInfo"), "urn:w", "w:wrapper"));
        places.put("the security header", document -> Surgery.add(Surgery.security(document), "urn:w", "w:wrapper"));
        places.put("the signature", document -> Surgery.add(Surgery.signature(document), "urn:w", "w:wrapper"));
        places.put("an Object", document -> Surgery.add(Surgery.signature(document), Xml.SIGNATURE, "ds:Object"));
        places.put(
                "the end of the envelope",
                document -> Surgery.add(document.getDocumentElement(), "urn:w", "w:wrapper"));
        return places;
    }
}
