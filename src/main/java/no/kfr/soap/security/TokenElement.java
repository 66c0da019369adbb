package no.kfr.soap.security;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kfr.access.SenderToken;
import no.kfr.access.SenderToken.Form;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.w3c.dom.Element;

/** The {@code wsse:BinarySecurityToken} as it stands in the message: its bytes, and what it says that they are. */
final class TokenElement {

    private static final String TYPE = "ValueType";
    private static final String PROFILE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#";
    private static final Map<String, Form> FORMS =
            Map.of(PROFILE + "X509v3", Form.CERTIFICATE, PROFILE + "X509PKIPathv1", Form.PATH);
    /** PKCS#7 has no order, and holds much that is no certificate. */
    private static final String PKCS7 = PROFILE + "PKCS7";

    private static final Set<String> ENCODINGS = Set.of(
            "", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary");
    /** 16 KB in base64, with line breaks and an indentation. */
    private static final int LONGEST_TEXT = 32 * 1024;

    private TokenElement() {}

    /** @throws Refused with KEY_NOT_BY_TOKEN, or TOKEN_NOT_READABLE for a kind that stacks send and the register does not read */
    static void requireKind(Element token) {
        if (token.getAttribute(TYPE).equals(PKCS7)) {
            throw notReadable("A token of the type PKCS7 is not read: send the certificate as X509v3, or its path as"
                    + " X509PKIPathv1.");
        }
        if (!FORMS.containsKey(token.getAttribute(TYPE)) || !ENCODINGS.contains(token.getAttribute("EncodingType"))) {
            throw Refused.because(Code.KEY_NOT_BY_TOKEN);
        }
    }

    /** @throws Refused with TOKEN_NOT_READABLE, among others */
    static SenderToken read(Element token) {
        requireKind(token);
        PermittedContent.in(token).text(LONGEST_TEXT, Code.TOKEN_NOT_READABLE);
        Form form = FORMS.getOrDefault(token.getAttribute(TYPE), Form.CERTIFICATE);
        try {
            return new SenderToken(form, Base64.getMimeDecoder().decode(token.getTextContent()));
        } catch (IllegalArgumentException notBase64) {
            throw notReadable("The token's content is base64.");
        }
    }

    private static Refused notReadable(String rule) {
        return Refused.because(List.of(Violation.ofMessage(Code.TOKEN_NOT_READABLE, rule)));
    }
}
