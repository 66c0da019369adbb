package no.kfr.soap.security;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Element;

/**
 * The one form of security header that the policy leaves: a timestamp, an X.509 token and one signature that refers to it,
 * with the algorithms of the policy. Everything else is refused before any cryptography is done with it.
 */
record SecurityHeader(Element element, Element timestamp, Element signature) {

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    /** The id of an element: no XPointer, which libraries would follow, too. */
    private static final Pattern PLAIN_ID = Pattern.compile("#[\\p{L}\\p{N}_.:-]+");

    private static final String TOKEN_PROFILE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#";
    private static final Set<String> TOKEN_KINDS = Set.of(TOKEN_PROFILE + "X509v3", TOKEN_PROFILE + "X509PKIPathv1");
    private static final Set<String> TOKEN_ENCODINGS = Set.of(
            "", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary");
    private static final int MOST_REFERENCES = 30;

    /** @throws Refused with the code of the first thing that is not as the policy demands */
    static SecurityHeader of(Envelope envelope) {
        List<Element> headers = Xml.children(envelope.header(), Xml.SECURITY, "Security");
        if (headers.isEmpty()) {
            throw Refused.because(Code.NOT_SIGNED);
        }
        if (headers.size() > 1) {
            throw Refused.because(Code.INVALID_ENVELOPE, "wsse:Security", "is there once");
        }
        Element header = headers.getFirst();
        requireForUs(header);
        Element signature = signature(header);
        Element timestamp = timestamp(header);
        Element token = token(header);
        requireNothingElse(header, Set.of(signature, timestamp, token));
        requireForm(signature, token);
        return new SecurityHeader(header, timestamp, signature);
    }

    /** The value of the request's signature, verified or not, for the reply to confirm. */
    static Optional<byte[]> signatureValue(Envelope envelope) {
        List<Element> headers = Xml.children(envelope.header(), Xml.SECURITY, "Security");
        if (headers.size() != 1) {
            return Optional.empty();
        }
        List<Element> signatures = Xml.children(headers.getFirst(), Xml.SIGNATURE, "Signature");
        return signatures.size() == 1
                ? Xml.textOf(signatures.getFirst(), Xml.SIGNATURE, "SignatureValue")
                        .flatMap(SecurityHeader::decoded)
                : Optional.empty();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Element signature(Element header) {
        List<Element> found = Xml.children(header, Xml.SIGNATURE, "Signature");
        if (found.isEmpty()) {
            throw Refused.because(Code.NOT_SIGNED);
        }
        return only(found, "ds:Signature");
    }

    private static Element timestamp(Element header) {
        List<Element> found = Xml.children(header, Xml.UTILITY, "Timestamp");
        if (found.isEmpty()) {
            throw Refused.because(Code.TIMESTAMP_NOT_SIGNED);
        }
        return only(found, "wsu:Timestamp");
    }

    private static Element token(Element header) {
        List<Element> found = Xml.children(header, Xml.SECURITY, "BinarySecurityToken");
        if (found.isEmpty()) {
            throw Refused.because(Code.KEY_NOT_BY_TOKEN);
        }
        return only(found, "wsse:BinarySecurityToken");
    }

    private static Element only(List<Element> found, String name) {
        if (found.size() > 1) {
            throw Refused.because(Code.INVALID_ENVELOPE, name, "is there once");
        }
        return found.getFirst();
    }

    /** SOAP lets a header be for an intermediary, or for nobody: such a one proves nothing here. */
    private static void requireForUs(Element header) {
        if (header.hasAttributeNS(Xml.SOAP_11, "actor") || header.hasAttributeNS(Xml.SOAP_12, "role")) {
            throw Refused.because(Code.INVALID_ENVELOPE, "wsse:Security", "is for the register: no actor, no role");
        }
    }

    private static void requireNothingElse(Element header, Set<Element> known) {
        if (Xml.children(header).size() != known.size()) {
            throw Refused.because(
                    Code.INVALID_ENVELOPE,
                    "wsse:Security",
                    "holds a Timestamp, a BinarySecurityToken and a Signature, and nothing else");
        }
    }

    private static void requireForm(Element signature, Element token) {
        Element signedInfo = child(signature, "SignedInfo");
        Element keyInfo = child(signature, "KeyInfo");
        child(signature, "SignatureValue");
        if (Xml.children(signature).size() != 3) {
            throw Refused.because(
                    Code.INVALID_ENVELOPE,
                    "ds:Signature",
                    "holds SignedInfo, SignatureValue and KeyInfo, and nothing else");
        }
        requireAlgorithm(child(signedInfo, "CanonicalizationMethod"), EXCLUSIVE);
        requireAlgorithm(child(signedInfo, "SignatureMethod"), RSA_SHA256);
        List<Element> references = Xml.children(signedInfo, Xml.SIGNATURE, "Reference");
        if (references.isEmpty() || references.size() > MOST_REFERENCES) {
            throw Refused.because(Code.INVALID_ENVELOPE, "ds:Reference", "there are 1 to " + MOST_REFERENCES);
        }
        references.forEach(SecurityHeader::requireReference);
        requireKeyBy(keyInfo, token);
    }

    private static void requireReference(Element reference) {
        if (!PLAIN_ID.matcher(reference.getAttribute("URI")).matches()) {
            throw Refused.because(
                    Code.INVALID_ENVELOPE, "ds:Reference", "points to a part of this message: URI=\"#id\"");
        }
        List<Element> transforms = Xml.children(child(reference, "Transforms"));
        if (transforms.size() != 1 || !Xml.is(transforms.getFirst(), Xml.SIGNATURE, "Transform")) {
            throw Refused.because(Code.WEAK_ALGORITHM, "ds:Transform", "is there once: " + EXCLUSIVE);
        }
        requireAlgorithm(transforms.getFirst(), EXCLUSIVE);
        requireAlgorithm(child(reference, "DigestMethod"), SHA256);
    }

    private static void requireAlgorithm(Element element, String algorithm) {
        if (!algorithm.equals(element.getAttribute("Algorithm"))) {
            throw Refused.because(Code.WEAK_ALGORITHM, "ds:" + element.getLocalName(), "is " + algorithm);
        }
    }

    private static void requireKeyBy(Element keyInfo, Element token) {
        List<Element> inside = Xml.children(keyInfo);
        List<Element> references =
                inside.size() == 1 && Xml.is(inside.getFirst(), Xml.SECURITY, "SecurityTokenReference")
                        ? Xml.children(inside.getFirst())
                        : List.of();
        String tokenId = token.getAttributeNS(Xml.UTILITY, "Id");
        if (!TOKEN_KINDS.contains(token.getAttribute("ValueType"))
                || !TOKEN_ENCODINGS.contains(token.getAttribute("EncodingType"))
                || tokenId.isEmpty()
                || references.size() != 1
                || !Xml.is(references.getFirst(), Xml.SECURITY, "Reference")
                || !references.getFirst().getAttribute("URI").equals("#" + tokenId)) {
            throw Refused.because(Code.KEY_NOT_BY_TOKEN);
        }
    }

    private static Element child(Element parent, String name) {
        List<Element> found = Xml.children(parent, Xml.SIGNATURE, name);
        if (found.size() != 1) {
            throw Refused.because(Code.INVALID_ENVELOPE, "ds:" + name, "is there once");
        }
        return found.getFirst();
    }
}
