package no.kfr.soap.security;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Element;

/**
 * The one form of security header that the policy leaves: a timestamp, an X.509 token and one signature that refers to it,
 * with the algorithms of the policy. Everything else is refused before any cryptography is done with it.
 *
 * <p>Ours, because libraries read whatever header the standard allows, and a policy is checked when that is done.
 */
record SecurityHeader(Element element, Element timestamp, Element token, Element signature, List<Element> references) {

    private static final String[] IDS = {"wsu:Id", "Id", "xml:id"};
    private static final Set<String> FOR_THE_LAST = Set.of(
            "",
            "http://schemas.xmlsoap.org/soap/actor/next",
            Xml.SOAP_12 + "/role/next",
            Xml.SOAP_12 + "/role/ultimateReceiver");

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
        PermittedContent.in(header)
                .attributes("wsu:Id", "Id", "xml:id", "soap:mustUnderstand", "soap:actor", "soap:role")
                .elements("wsu:Timestamp", "wsse:BinarySecurityToken", "ds:Signature");
        requireTimes(timestamp);
        requireToken(token);
        SignatureForm form = SignatureForm.of(signature);
        form.requireKeyBy(token);
        return new SecurityHeader(header, timestamp, token, signature, form.references());
    }

    /** The value of the request's signature, verified or not, for the reply to confirm; none that is too long to be one. */
    static Optional<byte[]> signatureValue(Envelope envelope) {
        List<Element> headers = Xml.children(envelope.header(), Xml.SECURITY, "Security");
        if (headers.size() != 1) {
            return Optional.empty();
        }
        List<Element> signatures = Xml.children(headers.getFirst(), Xml.SIGNATURE, "Signature");
        return signatures.size() == 1
                ? Xml.textOf(signatures.getFirst(), Xml.SIGNATURE, "SignatureValue")
                        .filter(value -> value.length() <= SignatureForm.LONGEST_VALUE)
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

    /** SOAP lets a header be for an intermediary, or for nobody: such a one proves nothing here. Whoever is last is also the next. */
    private static void requireForUs(Element header) {
        String actor = header.getAttributeNS(Xml.SOAP_11, "actor").strip();
        String role = header.getAttributeNS(Xml.SOAP_12, "role").strip();
        if (!FOR_THE_LAST.contains(actor) || !FOR_THE_LAST.contains(role)) {
            throw Refused.because(
                    Code.INVALID_ENVELOPE,
                    "wsse:Security",
                    "is for the register: no actor and no role, or next, or ultimateReceiver");
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

    /** Read here once already, so that nothing is asked of a library that it would not take. */
    private static void requireTimes(Element timestamp) {
        PermittedContent.in(timestamp).attributes(IDS).elements("wsu:Created", "wsu:Expires");
        Xml.children(timestamp).forEach(time -> PermittedContent.in(time).attributes(IDS));
        SignedTime.in(timestamp, "Created");
        SignedTime.in(timestamp, "Expires");
    }

    /** Of its attributes; its content is looked at when it is read, which is after it is known what was signed. */
    private static void requireToken(Element token) {
        TokenElement.requireKind(token);
        if (token.getAttributeNS(Xml.UTILITY, "Id").isEmpty()) {
            throw Refused.because(Code.KEY_NOT_BY_TOKEN);
        }
        PermittedContent.in(token).attributes("wsu:Id", "ValueType", "EncodingType");
    }
}
