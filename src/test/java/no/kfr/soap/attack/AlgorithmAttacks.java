package no.kfr.soap.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.crypto.dsig.spec.XSLTTransformParameterSpec;
import no.kfr.TestCertificates;
import no.kfr.soap.Payloads;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signatures with weaker algorithms, other canonicalisations, and transforms that leave parts out. */
final class AlgorithmAttacks {

    private static final String WEAK = "KFR-038";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    private AlgorithmAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        signatures(attacks);
        digests(attacks);
        canonicalisations(attacks);
        transforms(attacks);
        amounts(attacks);
        return attacks;
    }

    private static void signatures(List<Attack> attacks) {
        for (String other : List.of(Xml.SIGNATURE + "rsa-sha1", MORE + "rsa-sha384", MORE + "rsa-sha512")) {
            attacks.add(resigned("signature by " + other, WEAK, Resigning.anew().algorithm(other)));
        }
        SecretKeySpec publicKey = new SecretKeySpec(
                TestCertificates.institution().certificate().getPublicKey().getEncoded(), "HMAC");
        for (String hmac : List.of(Xml.SIGNATURE + "hmac-sha1", MORE + "hmac-sha256", MORE + "hmac-sha512")) {
            attacks.add(resigned(
                    "the public key is the secret of " + hmac,
                    WEAK,
                    Resigning.anew().algorithm(hmac, publicKey)));
        }
        for (String named : List.of(
                MORE + "rsa-md5",
                MORE + "rsa-ripemd160",
                MORE + "hmac-md5",
                MORE + "ecdsa-sha256",
                Xml.SIGNATURE + "dsa-sha1",
                "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
                "urn:none",
                "")) {
            attacks.add(Attack.altered(
                    "signature method is said to be '" + named + "'",
                    named.contains("#ecdsa") ? "KFR-042" : WEAK,
                    document -> Surgery.ds(document, "SignatureMethod").setAttribute("Algorithm", named)));
        }
        attacks.add(Attack.altered("the signature is cut to no bits", WEAK, document -> {
            Element method = Surgery.ds(document, "SignatureMethod");
            method.setAttribute("Algorithm", Xml.SIGNATURE + "hmac-sha1");
            Surgery.add(method, Xml.SIGNATURE, "ds:HMACOutputLength").setTextContent("0");
        }));
    }

    private static void digests(List<Attack> attacks) {
        for (String other :
                List.of(Xml.SIGNATURE + "sha1", MORE + "sha384", "http://www.w3.org/2001/04/xmlenc#sha512")) {
            attacks.add(resigned("digests by " + other, WEAK, Resigning.anew().digest(other)));
        }
        attacks.add(Attack.altered(
                "digests by MD5",
                WEAK,
                document -> Surgery.ds(document, "DigestMethod").setAttribute("Algorithm", MORE + "md5")));
        attacks.add(Attack.altered("one digest of several by SHA-1", WEAK, document -> {
            List<Element> references = Surgery.references(document);
            Xml.children(references.getLast(), Xml.SIGNATURE, "DigestMethod")
                    .getFirst()
                    .setAttribute("Algorithm", Xml.SIGNATURE + "sha1");
        }));
    }

    private static void canonicalisations(List<Attack> attacks) {
        for (String other : List.of(
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
                "http://www.w3.org/2006/12/xml-c14n11",
                "http://www.w3.org/2006/12/xml-c14n11#WithComments",
                "http://www.w3.org/2001/10/xml-exc-c14n#WithComments")) {
            attacks.add(resigned(
                    "the signature's canonicalisation is " + other,
                    WEAK,
                    Resigning.anew().canonicalisation(other)));
            attacks.add(resigned(
                    "the parts' canonicalisation is " + other,
                    WEAK,
                    Resigning.anew().transform(other, () -> null)));
        }
    }

    /** It may stand before the canonicalisation, where it takes out nothing; and nowhere else. */
    private static void enveloped(List<Attack> attacks) {
        String enveloped = Xml.SIGNATURE + "enveloped-signature";
        attacks.add(resigned(
                "only the signature is taken out", WEAK, Resigning.anew().transform(enveloped, () -> null)));
        attacks.add(resigned(
                "the signature is taken out of what is canonical already",
                WEAK,
                Resigning.anew().transform(Resigning.EXCLUSIVE, () -> null).transform(enveloped, () -> null)));
        attacks.add(resigned(
                "the signature is taken out twice",
                WEAK,
                Resigning.anew()
                        .transform(enveloped, () -> null)
                        .transform(enveloped, () -> null)
                        .transform(Resigning.EXCLUSIVE, () -> null)));
        attacks.add(Attack.made(
                "the signature is taken out of the header that holds it",
                "KFR-026",
                id -> Payloads.register(id).afterwards(document -> {
                    Surgery.security(document).setAttributeNS(Xml.UTILITY, "wsu:Id", "security-1");
                    Resigning.anew()
                            .transform(enveloped, () -> null)
                            .transform(Resigning.EXCLUSIVE, () -> null)
                            .also("#security-1")
                            .accept(document);
                })));
    }

    private static void transforms(List<Attack> attacks) {
        Map<String, TransformParameterSpec> transforms = new LinkedHashMap<>();
        transforms.put(
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                new XPathFilterParameterSpec("not(ancestor-or-self::*[local-name()='customerId'])"));
        transforms.forEach((other, parameters) -> attacks.add(resigned(
                "a transform that leaves parts out: " + other,
                WEAK,
                Resigning.anew().transform(other, () -> parameters).transform(Resigning.EXCLUSIVE, () -> null))));
        enveloped(attacks);
        attacks.add(Attack.made(
                "a stylesheet makes what is signed",
                WEAK,
                id -> Payloads.register(id)
                        .afterwards(document -> Resigning.anew()
                                .transform("http://www.w3.org/TR/1999/REC-xslt-19991116", () -> stylesheet(document))
                                .accept(document))));
        for (String named : List.of(
                Xml.SIGNATURE + "base64",
                "http://www.w3.org/2002/06/xmldsig-filter2",
                "http://www.w3.org/2002/07/decrypt#XML",
                "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform",
                "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform",
                "http://www.nue.et-inf.uni-siegen.de/~geuer-pollmann/#xpathFilter",
                "")) {
            attacks.add(Attack.altered(
                    "a transform is said to be '" + named + "'",
                    WEAK,
                    document -> Surgery.ds(document, "Transform").setAttribute("Algorithm", named)));
        }
        attacks.add(resigned(
                "a permitted transform and then another",
                WEAK,
                Resigning.anew()
                        .transform(Resigning.EXCLUSIVE, () -> null)
                        .transform(Resigning.EXCLUSIVE, () -> null)));
        attacks.add(Attack.altered(
                "a reference without transforms",
                "KFR-026",
                document -> Surgery.remove(Surgery.ds(document, "Transforms"))));
        attacks.add(Attack.altered(
                "an empty list of transforms", WEAK, document -> Surgery.remove(Surgery.ds(document, "Transform"))));
        attacks.add(Attack.altered("something beside the canonicalisation is a transform", WEAK, document -> {
            Element transform = Surgery.ds(document, "Transform");
            Element stray = document.createElementNS("urn:x", "x:Transform");
            stray.setAttribute("Algorithm", Resigning.EXCLUSIVE);
            transform.getParentNode().replaceChild(stray, transform);
        }));
    }

    private static void amounts(List<Attack> attacks) {
        attacks.add(Attack.altered("two hundred transforms of one reference", WEAK, document -> {
            Element transform = Surgery.ds(document, "Transform");
            for (int i = 0; i < 199; i++) {
                transform.getParentNode().appendChild(transform.cloneNode(true));
            }
        }));
        attacks.add(Attack.altered("a hundred references to the body", "KFR-026", document -> {
            Element reference = Surgery.references(document).getFirst();
            for (int i = 0; i < 100; i++) {
                reference.getParentNode().appendChild(reference.cloneNode(true));
            }
        }));
    }

    private static XSLTTransformParameterSpec stylesheet(Document document) {
        String xslt = "http://www.w3.org/1999/XSL/Transform";
        Element sheet = document.createElementNS(xslt, "xsl:stylesheet");
        sheet.setAttribute("version", "1.0");
        Surgery.add(sheet, xslt, "xsl:template").setAttribute("match", "/");
        return new XSLTTransformParameterSpec(new javax.xml.crypto.dom.DOMStructure(sheet));
    }

    private static Attack resigned(String name, String code, Resigning signing) {
        return Attack.made(name, code, id -> Payloads.register(id).afterwards(signing));
    }
}
