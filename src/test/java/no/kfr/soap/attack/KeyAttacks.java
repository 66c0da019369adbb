package no.kfr.soap.attack;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import no.kfr.Issued;
import no.kfr.TestCertificates;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.KeyKind;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.soap.Payloads;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.message.Xml;
import org.apache.wss4j.dom.WSConstants;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Keys that are not those of a trusted certificate in the message, and certificates that are not what they seem. */
final class KeyAttacks {

    private static final String NOT_BY_TOKEN = "KFR-043";
    private static final String UNUSABLE = "KFR-042";
    private static final String NOT_READABLE = "KFR-085";

    private KeyAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        keyInfos(attacks);
        tokens(attacks);
        certificates(attacks);
        return attacks;
    }

    private static void keyInfos(List<Attack> attacks) {
        attacks.add(keyInfo("the attacker's key itself is in the message", keyInfo -> {
            RSAPublicKey own = (RSAPublicKey)
                    TestCertificates.foreignInstitution().certificate().getPublicKey();
            Element value =
                    Surgery.add(Surgery.add(keyInfo, Xml.SIGNATURE, "ds:KeyValue"), Xml.SIGNATURE, "ds:RSAKeyValue");
            Surgery.add(value, Xml.SIGNATURE, "ds:Modulus")
                    .setTextContent(
                            Base64.getEncoder().encodeToString(own.getModulus().toByteArray()));
            Surgery.add(value, Xml.SIGNATURE, "ds:Exponent").setTextContent("AQAB");
        }));
        attacks.add(keyInfo(
                "the certificate is in X509Data",
                keyInfo -> Surgery.add(
                                Surgery.add(keyInfo, Xml.SIGNATURE, "ds:X509Data"), Xml.SIGNATURE, "ds:X509Certificate")
                        .setTextContent(encoded(TestCertificates.foreignInstitution()))));
        attacks.add(keyInfo(
                "the key is only named",
                keyInfo -> Surgery.add(keyInfo, Xml.SIGNATURE, "ds:KeyName").setTextContent("register")));
        attacks.add(keyInfo(
                "the key is to be fetched",
                keyInfo -> Surgery.add(keyInfo, Xml.SIGNATURE, "ds:RetrievalMethod")
                        .setAttribute("URI", Listening.url("key"))));
        attacks.add(keyInfo(
                "the token is to be fetched",
                keyInfo -> Surgery.add(
                                Surgery.add(keyInfo, Xml.SECURITY, "wsse:SecurityTokenReference"),
                                Xml.SECURITY,
                                "wsse:Reference")
                        .setAttribute("URI", Listening.url("token"))));
        attacks.add(keyInfo("the token is embedded", keyInfo -> {
            Element copy = (Element) Surgery.token(keyInfo.getOwnerDocument()).cloneNode(true);
            copy.removeAttributeNS(Xml.UTILITY, "Id");
            Element reference = Surgery.add(keyInfo, Xml.SECURITY, "wsse:SecurityTokenReference");
            Surgery.add(reference, Xml.SECURITY, "wsse:Embedded").appendChild(copy);
        }));
        attacks.add(Attack.altered(
                "there is a second key after the right one",
                NOT_BY_TOKEN,
                document -> Surgery.add(Surgery.ds(document, "KeyInfo"), Xml.SIGNATURE, "ds:KeyName")
                        .setTextContent("register")));
        attacks.add(Attack.altered(
                "there is no key info", "KFR-026", document -> Surgery.remove(Surgery.ds(document, "KeyInfo"))));
        for (int form : new int[] {
            WSConstants.ISSUER_SERIAL,
            WSConstants.THUMBPRINT_IDENTIFIER,
            WSConstants.SKI_KEY_IDENTIFIER,
            WSConstants.X509_KEY_IDENTIFIER,
            WSConstants.KEY_VALUE
        }) {
            attacks.add(Attack.made(
                    "key identifier of WSS4J no. " + form,
                    NOT_BY_TOKEN,
                    id -> Payloads.register(id).keyIdentifier(form)));
        }
    }

    private static void tokens(List<Attack> attacks) {
        attacks.add(
                Attack.altered("there is no token", NOT_BY_TOKEN, document -> Surgery.remove(Surgery.token(document))));
        attacks.add(Attack.altered(
                "the token is not a certificate",
                NOT_READABLE,
                document -> Surgery.token(document)
                        .setTextContent(Base64.getEncoder().encodeToString(new byte[500]))));
        attacks.add(Attack.altered(
                "the token is not base64",
                NOT_READABLE,
                document -> Surgery.token(document).setTextContent("<<<\u0000".replace("\u0000", "") + "!!")));
        for (String part : List.of("SignatureValue", "DigestValue")) {
            attacks.add(Attack.altered(
                    part + " is not base64",
                    "KFR-034",
                    document -> Surgery.ds(document, part).setTextContent("A")));
        }
        attacks.add(Attack.altered(
                "the token is empty",
                NOT_READABLE,
                document -> Surgery.token(document).setTextContent("")));
        attacks.add(Attack.altered(
                "the token is huge",
                NOT_READABLE,
                document -> Surgery.token(document).setTextContent("MIIF".repeat(200_000))));
        attacks.add(
                Attack.altered(
                        "the token says it is a path of certificates",
                        NOT_READABLE,
                        document -> Surgery.token(document)
                                .setAttribute(
                                        "ValueType",
                                        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509PKIPathv1")));
        attacks.add(Attack.altered("the token says it is PKCS#7", NOT_READABLE, document -> {
            Element token = Surgery.token(document);
            token.setAttribute("ValueType", token.getAttribute("ValueType").replace("X509v3", "PKCS7"));
        }));
        attacks.add(Attack.altered("the token is a PEM file", NOT_READABLE, document -> {
            Element token = Surgery.token(document);
            String pem = "-----BEGIN CERTIFICATE-----\n" + token.getTextContent() + "\n-----END CERTIFICATE-----\n";
            token.setTextContent(Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)));
        }));
        attacks.add(Attack.altered("the token begins with 40,000 blanks", NOT_READABLE, document -> {
            Element token = Surgery.token(document);
            token.insertBefore(document.createTextNode(" ".repeat(40_000)), token.getFirstChild());
        }));
        attacks.add(
                Attack.altered(
                        "the token says it is a Kerberos ticket",
                        NOT_BY_TOKEN,
                        document -> Surgery.token(document)
                                .setAttribute(
                                        "ValueType",
                                        "http://docs.oasis-open.org/wss/oasis-wss-kerberos-token-profile-1.1#Kerberosv5_AP_REQ")));
        attacks.add(
                Attack.altered(
                        "the token is in hex",
                        NOT_BY_TOKEN,
                        document -> Surgery.token(document)
                                .setAttribute(
                                        "EncodingType",
                                        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#HexBinary")));
        attacks.add(Attack.altered(
                "the signature value is huge",
                "KFR-034",
                document -> Surgery.ds(document, "SignatureValue").setTextContent("AAAA".repeat(200_000))));
        attacks.add(Attack.altered(
                "the signature value is empty",
                "KFR-034",
                document -> Surgery.ds(document, "SignatureValue").setTextContent("")));
        attacks.add(Attack.altered(
                "another's certificate over the own signature",
                "KFR-034",
                document -> Surgery.token(document).setTextContent(encoded(TestCertificates.supplier()))));
    }

    private static void certificates(List<Attack> attacks) {
        attacks.add(by(
                "the right name from an authority that nobody trusts",
                "KFR-039",
                TestCertificates.foreignInstitution()));
        attacks.add(by(
                "an expired certificate",
                "KFR-040",
                TestCertificates.issue(order().validFrom(Instant.now().minusSeconds(7200))
                        .validUntil(Instant.now().minusSeconds(3600)))));
        attacks.add(by(
                "a certificate that is not valid yet",
                "KFR-040",
                TestCertificates.issue(order().validFrom(Instant.now().plusSeconds(3600)))));
        attacks.add(by(
                "a certificate for encryption only",
                UNUSABLE,
                TestCertificates.issue(order().keyUsage(KeyUsage.keyEncipherment))));
        attacks.add(by(
                "a certificate signed with SHA-1", "KFR-038", TestCertificates.issue(order().signatureHash("SHA1"))));
        attacks.add(by("a weak key", UNUSABLE, TestCertificates.authority().issue(order().keyKind(KeyKind.RSA_1024))));
        attacks.add(by(
                "a certificate for TLS servers that bears the right number",
                "KFR-086",
                TestCertificates.issue(order().extension(Issued.forUses(KeyPurposeId.id_kp_serverAuth)))));
        attacks.add(by("a TLS certificate of the same authority", UNUSABLE, TestCertificates.tls()));
    }

    private static CertificateTemplate order() {
        return CertificateTemplate.enterprise("Testbanken", TestCertificates.INSTITUTION, SubjectProfile.NEW);
    }

    private static Attack by(String name, String code, Identity signer) {
        return Attack.made(name, code, id -> upload(signer, id));
    }

    private static SignedRequest upload(Identity signer, UUID id) {
        return SignedRequest.upload(signer, "registerCustomerRelationship", Payloads.instruction(id));
    }

    /** Signed by the attacker, whose key stands in the key info in another way. */
    private static Attack keyInfo(String name, Consumer<Element> content) {
        Consumer<Document> signing = Resigning.anew()
                .key(TestCertificates.foreignInstitution().key())
                .keyInfo(keyInfo -> {
                    Element reference = Xml.children(keyInfo).getFirst();
                    content.accept(keyInfo);
                    Surgery.remove(reference);
                });
        return Attack.made(name, NOT_BY_TOKEN, id -> Payloads.register(id).afterwards(signing));
    }

    private static String encoded(Identity identity) {
        try {
            return Base64.getEncoder().encodeToString(identity.certificate().getEncoded());
        } catch (java.security.cert.CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
