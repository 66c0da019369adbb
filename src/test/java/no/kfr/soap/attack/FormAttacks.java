package no.kfr.soap.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import no.kfr.TestCertificates;
import no.kfr.soap.Payloads;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Things in the security header that no signer puts there, values longer than they ever are, and parts that are signed twice. */
final class FormAttacks {

    private static final String FORM = "KFR-026";
    private static final String TOO_LONG = "KFR-080";

    private FormAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        places(attacks);
        prefixes(attacks);
        strays(attacks);
        lengths(attacks);
        references(attacks);
        orders(attacks);
        return attacks;
    }

    /** In every element of the header: an element, an attribute, a comment, a text that does not belong there. */
    private static void places(List<Attack> attacks) {
        for (String name : List.of(
                "Signature",
                "SignedInfo",
                "CanonicalizationMethod",
                "SignatureMethod",
                "Reference",
                "Transform",
                "DigestMethod")) {
            everything(attacks, "ds:" + name, document -> Surgery.ds(document, name));
            text(attacks, "ds:" + name, FORM, document -> Surgery.ds(document, name));
        }
        attribute(attacks, "ds:Transforms", document -> Surgery.ds(document, "Transforms"));
        comment(attacks, "ds:Transforms", document -> Surgery.ds(document, "Transforms"));
        text(attacks, "ds:Transforms", FORM, document -> Surgery.ds(document, "Transforms"));
        for (String name : List.of("SignatureValue", "DigestValue")) {
            everything(attacks, "ds:" + name, document -> Surgery.ds(document, name));
        }
        everything(attacks, "wsse:Security", Surgery::security);
        text(attacks, "wsse:Security", FORM, Surgery::security);
        everything(attacks, "wsu:Timestamp", FormAttacks::timestamp);
        text(attacks, "wsu:Timestamp", FORM, FormAttacks::timestamp);
        attribute(attacks, "wsu:Created", FormAttacks::created);
        attacks.add(Attack.altered(
                        "an element in wsu:Created",
                        "KFR-032",
                        document -> Surgery.add(created(document), "urn:x", "x:stray"))
                .because("nothing else"));
        attacks.add(Attack.altered(
                        "a comment in wsu:Created",
                        "KFR-032",
                        document -> created(document).appendChild(document.createComment("stray")))
                .because("no comment"));
        everything(attacks, "wsse:BinarySecurityToken", Surgery::token);
        attribute(attacks, "ds:KeyInfo", document -> Surgery.ds(document, "KeyInfo"));
        comment(attacks, "ds:KeyInfo", document -> Surgery.ds(document, "KeyInfo"));
        text(attacks, "ds:KeyInfo", FORM, document -> Surgery.ds(document, "KeyInfo"));
        attribute(attacks, "wsse:SecurityTokenReference", FormAttacks::tokenReference);
        comment(attacks, "wsse:SecurityTokenReference", FormAttacks::tokenReference);
        everything(attacks, "wsse:Reference", document -> SignedRequest.first(document, Xml.SECURITY, "Reference"));
    }

    private static Element created(Document document) {
        return SignedRequest.first(document, Xml.UTILITY, "Created");
    }

    private static void everything(List<Attack> attacks, String name, Function<Document, Element> place) {
        attacks.add(inside("an element in " + name, place, parent -> Surgery.add(parent, "urn:x", "x:stray"))
                .because(name.equals("wsse:Security") ? "nothing else" : ""));
        attribute(attacks, name, place);
        comment(attacks, name, place);
    }

    private static void attribute(List<Attack> attacks, String name, Function<Document, Element> place) {
        attacks.add(inside("an attribute of " + name, place, parent -> parent.setAttribute("Type", "urn:x")));
    }

    private static void comment(List<Attack> attacks, String name, Function<Document, Element> place) {
        attacks.add(inside(
                "a comment in " + name,
                place,
                parent -> parent.appendChild(parent.getOwnerDocument().createComment("x"))));
    }

    private static void text(List<Attack> attacks, String name, String code, Function<Document, Element> place) {
        attacks.add(Attack.altered(
                "a text in " + name,
                code,
                document -> place.apply(document).appendChild(document.createTextNode("x"))));
    }

    private static Attack inside(String name, Function<Document, Element> place, Consumer<Element> change) {
        return Attack.altered(name, FORM, document -> change.accept(place.apply(document)));
    }

    private static void prefixes(List<Attack> attacks) {
        attacks.add(prefixList("31 prefixes", "a ".repeat(31)).because("prefixes"));
        attacks.add(prefixList("40,000 prefixes", "a ".repeat(40_000)).because("prefixes"));
        attacks.add(prefixList("a prefix of 501 characters", "a".repeat(501)).because("prefixes"));
        attacks.add(Attack.altered("two lists of prefixes", FORM, document -> {
            Element transform = Surgery.ds(document, "Transform");
            prefixes(transform, "a");
            prefixes(transform, "b");
        }));
        attacks.add(Attack.altered(
                "40,000 prefixes for what is signed of the signature itself",
                FORM,
                document -> prefixes(Surgery.ds(document, "CanonicalizationMethod"), "a ".repeat(40_000))));
        attacks.add(Attack.altered("something in the list of prefixes", FORM, document -> {
            Element transform = Surgery.ds(document, "Transform");
            prefixes(transform, "a");
            Surgery.add((Element) transform.getLastChild(), "urn:x", "x:stray");
        }));
    }

    private static Attack prefixList(String name, String list) {
        return Attack.altered(name, FORM, document -> prefixes(Surgery.ds(document, "Transform"), list));
    }

    private static void prefixes(Element method, String list) {
        for (Element other : Xml.children(method)) {
            if (!other.getAttribute("PrefixList").equals("a")) {
                Surgery.remove(other);
            }
        }
        Element inclusive = Surgery.add(method, Resigning.EXCLUSIVE, "ec:InclusiveNamespaces");
        Surgery.declared(inclusive, "ec", Resigning.EXCLUSIVE).setAttribute("PrefixList", list);
    }

    private static void strays(List<Attack> attacks) {
        attacks.add(Attack.altered(
                "an object in the signature",
                FORM,
                document -> Surgery.add(Surgery.signature(document), Xml.SIGNATURE, "ds:Object")));
        attacks.add(Attack.altered(
                "a reference to a manifest",
                FORM,
                document -> Surgery.references(document).getFirst().setAttribute("Type", Xml.SIGNATURE + "Manifest")));
        attacks.add(Attack.altered(
                "a length for the signature",
                FORM,
                document -> Surgery.add(Surgery.ds(document, "SignatureMethod"), Xml.SIGNATURE, "ds:HMACOutputLength")
                        .setTextContent("8")));
    }

    private static void lengths(List<Attack> attacks) {
        for (int length : new int[] {251, 900_000}) {
            attacks.add(header("a MessageID of " + length, "MessageID", length).because("at most 250"));
        }
        attacks.add(header("an Action of 2001", "Action", 2001).because("at most 2000"));
        attacks.add(header("a To of 2001", "To", 2001).because("at most 2000"));
        attacks.add(Attack.made(
                "a signed RelatesTo of 251",
                TOO_LONG,
                id -> Payloads.register(id).header("<wsa:RelatesTo>" + "x".repeat(251) + "</wsa:RelatesTo>")));
        attacks.add(Attack.made(
                "a signed MessageID of 251",
                TOO_LONG,
                id -> Payloads.register(id)
                        .beforehand(document ->
                                Surgery.signed(document, "MessageID").setTextContent("x".repeat(251)))));
        attacks.add(Attack.made(
                "a ReplyTo with parameters of 2001",
                TOO_LONG,
                id -> Payloads.register(id)
                        .header("<wsa:ReplyTo><wsa:Address>" + Xml.ADDRESSING
                                + "/anonymous</wsa:Address><wsa:ReferenceParameters>" + "x".repeat(2001)
                                + "</wsa:ReferenceParameters></wsa:ReplyTo>")));
        attacks.add(Attack.altered(
                "an id of 201",
                TOO_LONG,
                document -> Surgery.customerId(document).setAttribute("Id", "x".repeat(201))));
        attacks.add(content("a signature value of 2001", "KFR-034", d -> Surgery.ds(d, "SignatureValue"), 2001)
                .because("at most 2000"));
        attacks.add(content("a digest of 101", "KFR-034", d -> Surgery.ds(d, "DigestValue"), 101)
                .because("at most 100"));
        attacks.add(content("a time of 101", "KFR-032", d -> SignedRequest.first(d, Xml.UTILITY, "Created"), 101)
                .because("at most 100"));
        attacks.add(
                content("a token of 25,000", "KFR-085", Surgery::token, 25_000).because("at most"));
    }

    private static Attack header(String name, String header, int length) {
        return Attack.altered(
                name, TOO_LONG, document -> Surgery.signed(document, header).setTextContent("x".repeat(length)));
    }

    private static Attack content(String name, String code, Function<Document, Element> place, int length) {
        return Attack.altered(name, code, document -> place.apply(document).setTextContent("A".repeat(length)));
    }

    private static void references(List<Attack> attacks) {
        attacks.add(Attack.altered("the body twice", FORM, document -> {
                    Element reference = Surgery.references(document).getLast();
                    reference.getParentNode().appendChild(reference.cloneNode(true));
                })
                .because("once to each"));
        attacks.add(also("what is in the body beside the body", Surgery::payload));
        attacks.add(also("the whole security header", Surgery::security));
        attacks.add(also("the whole message", Document::getDocumentElement));
        attacks.add(also("what is in another part", document -> SignedRequest.first(document, Xml.UTILITY, "Created")));
        attacks.add(also("the key info", FormAttacks::tokenReference));
    }

    private static Attack also(String name, Function<Document, Element> place) {
        return Attack.made(
                        "signed in addition: " + name,
                        FORM,
                        id -> Payloads.register(id).afterwards(document -> {
                            place.apply(document).setAttributeNS(Xml.UTILITY, "wsu:Id", "also");
                            Element reference = Surgery.references(document).getLast();
                            Element more = (Element) reference.cloneNode(true);
                            more.setAttribute("URI", "#also");
                            reference.getParentNode().appendChild(more);
                        }))
                .because("once to each");
    }

    /** What costs least is looked at first, and told. */
    private static void orders(List<Attack> attacks) {
        attacks.add(Attack.made(
                "a stranger's signature that does not verify",
                "KFR-039",
                id -> SignedRequest.upload(
                                TestCertificates.foreignInstitution(),
                                "registerCustomerRelationship",
                                Payloads.instruction(id))
                        .afterwards(document -> Surgery.customerId(document).setTextContent("922203687"))));
        attacks.add(Attack.made(
                "a stranger's signature that leaves the body out",
                "KFR-031",
                id -> SignedRequest.upload(
                                TestCertificates.foreignInstitution(),
                                "registerCustomerRelationship",
                                Payloads.instruction(id))
                        .unsigned("Body")));
    }

    private static Element timestamp(Document document) {
        return Surgery.signed(document, "Timestamp");
    }

    private static Element tokenReference(Document document) {
        return SignedRequest.first(document, Xml.SECURITY, "SecurityTokenReference");
    }
}
