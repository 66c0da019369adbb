package no.kfr.soap.security;

import java.util.List;
import java.util.regex.Pattern;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Rule;
import no.kfr.soap.message.LengthLimits;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Element;

/**
 * The one form that a {@code ds:Signature} has here, down to its last attribute. Whatever a library would do with anything else is
 * never asked.
 *
 * @param references between 1 and 30, each to one id
 */
record SignatureForm(Element keyInfo, List<Element> references) {

    /** In base64, with line breaks: of an RSA key of 8192 bits, the longest permitted. */
    static final int LONGEST_VALUE = 2000;

    private static final String EXCLUSIVE = PermittedContent.EXCLUSIVE;
    private static final String ENVELOPED = Xml.SIGNATURE + "enveloped-signature";
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    /** The id of an element: no XPointer, which libraries would follow, too. */
    private static final Pattern PLAIN_ID = Pattern.compile("#[\\p{L}\\p{N}_.:-]+");

    private static final Rule EC_KEY = new Rule(
            "is " + RSA_SHA256
                    + ", which needs an RSA key; this is an EC key's: sign with an enterprise certificate that"
                    + " has an RSA key",
            "skal være " + RSA_SHA256 + ", og det krever en RSA-nøkkel; dette er en EC-nøkkels: signer med et"
                    + " virksomhetssertifikat med RSA-nøkkel");

    private static final int MOST_REFERENCES = 30;
    /** SHA-256 in base64 has 44. */
    private static final int LONGEST_DIGEST = 100;

    private static final int MOST_PREFIXES = 30;
    private static final int LONGEST_PREFIXES = 500;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** @throws Refused with the code of the first thing that is not as the policy demands */
    static SignatureForm of(Element signature) {
        Element signedInfo = child(signature, "SignedInfo");
        Element keyInfo = child(signature, "KeyInfo");
        Element value = child(signature, "SignatureValue");
        PermittedContent.in(signature).attributes("Id").elements("ds:SignedInfo", "ds:SignatureValue", "ds:KeyInfo");
        PermittedContent.in(value).attributes("Id").text(LONGEST_VALUE, Code.SIGNATURE_INVALID);
        requireCanonicalisation(child(signedInfo, "CanonicalizationMethod"));
        requireRsa(child(signedInfo, "SignatureMethod"));
        PermittedContent.in(child(signedInfo, "SignatureMethod"))
                .attributes("Algorithm")
                .elements();
        PermittedContent.in(signedInfo)
                .attributes("Id")
                .elements("ds:CanonicalizationMethod", "ds:SignatureMethod", "ds:Reference");
        List<Element> references = Xml.children(signedInfo, Xml.SIGNATURE, "Reference");
        if (references.isEmpty() || references.size() > MOST_REFERENCES) {
            throw Refused.because(Code.INVALID_ENVELOPE, "ds:Reference", "there are 1 to " + MOST_REFERENCES);
        }
        references.forEach(SignatureForm::requireReference);
        return new SignatureForm(keyInfo, references);
    }

    /** @throws Refused when the key is not said by a direct reference to this token, and by nothing else */
    void requireKeyBy(Element token) {
        List<Element> inside = Xml.children(keyInfo);
        List<Element> keys = inside.size() == 1 && Xml.is(inside.getFirst(), Xml.SECURITY, "SecurityTokenReference")
                ? Xml.children(inside.getFirst())
                : List.of();
        if (keys.size() != 1
                || !Xml.is(keys.getFirst(), Xml.SECURITY, "Reference")
                || !keys.getFirst().getAttribute("URI").equals("#" + token.getAttributeNS(Xml.UTILITY, "Id"))) {
            throw Refused.because(Code.KEY_NOT_BY_TOKEN);
        }
        PermittedContent.in(keyInfo).attributes("Id").elements("wsse:SecurityTokenReference");
        PermittedContent.in(inside.getFirst())
                .attributes("wsu:Id", "Id", "wsse11:TokenType", "wsse:Usage")
                .elements("wsse:Reference");
        PermittedContent.in(keys.getFirst()).attributes("URI", "ValueType").elements();
    }

    private static void requireReference(Element reference) {
        String uri = reference.getAttribute("URI");
        if (uri.length() > 1 + LengthLimits.ID || !PLAIN_ID.matcher(uri).matches()) {
            throw Refused.because(
                    Code.INVALID_ENVELOPE, "ds:Reference", "points to a part of this message: URI=\"#id\"");
        }
        Element chain = child(reference, "Transforms");
        requireTransforms(Xml.children(chain, Xml.SIGNATURE, "Transform"));
        Element digest = child(reference, "DigestMethod");
        requireAlgorithm(digest, SHA256);
        PermittedContent.in(chain).attributes().elements("ds:Transform");
        PermittedContent.in(digest).attributes("Algorithm").elements();
        PermittedContent.in(child(reference, "DigestValue")).attributes().text(LONGEST_DIGEST, Code.SIGNATURE_INVALID);
        PermittedContent.in(reference)
                .attributes("Id", "URI")
                .elements("ds:Transforms", "ds:DigestMethod", "ds:DigestValue");
    }

    /**
     * Some stacks name the transform of enveloped signatures first, wherever the signature is. It takes the signature out of what is
     * digested; no part that may be signed here holds the signature, see {@link SignedParts}, so that it takes out nothing.
     */
    private static void requireTransforms(List<Element> transforms) {
        boolean enveloped =
                transforms.size() == 2 && ENVELOPED.equals(transforms.getFirst().getAttribute("Algorithm"));
        if (transforms.size() != (enveloped ? 2 : 1)) {
            throw Refused.because(
                    Code.WEAK_ALGORITHM,
                    "ds:Transform",
                    "is there once: " + EXCLUSIVE + ", or once more before it: " + ENVELOPED);
        }
        if (enveloped) {
            PermittedContent.in(transforms.getFirst()).attributes("Algorithm").elements();
        }
        requireCanonicalisation(transforms.getLast());
    }

    /** Stacks name the prefixes that a part uses in values only. Each is looked for at each element that is digested. */
    private static void requireCanonicalisation(Element method) {
        requireAlgorithm(method, EXCLUSIVE);
        PermittedContent.in(method).attributes("Algorithm").elements("ec:InclusiveNamespaces");
        List<Element> parameters = Xml.children(method);
        if (parameters.isEmpty()) {
            return;
        }
        Element inclusive = parameters.getFirst();
        PermittedContent.in(inclusive).attributes("PrefixList").elements();
        String prefixes = inclusive.getAttribute("PrefixList");
        if (parameters.size() > 1
                || prefixes.length() > LONGEST_PREFIXES
                || BLANKS.split(prefixes.strip()).length > MOST_PREFIXES) {
            throw Refused.because(
                    Code.INVALID_ENVELOPE,
                    "ec:InclusiveNamespaces",
                    "is there at most once, with at most " + MOST_PREFIXES + " prefixes of " + LONGEST_PREFIXES
                            + " characters in all");
        }
    }

    /** Whoever signs with an EC key cannot help it by choosing another algorithm. */
    private static void requireRsa(Element method) {
        if (method.getAttribute("Algorithm").matches("http://www\\.w3\\.org/[0-9/]{7,8}xmldsig-more#ecdsa-[a-z0-9]+")) {
            throw Refused.because(Code.CERTIFICATE_NOT_USABLE, "ds:SignatureMethod", EC_KEY);
        }
        requireAlgorithm(method, RSA_SHA256);
    }

    private static void requireAlgorithm(Element element, String algorithm) {
        if (!algorithm.equals(element.getAttribute("Algorithm"))) {
            throw Refused.because(Code.WEAK_ALGORITHM, "ds:" + element.getLocalName(), "is " + algorithm);
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
