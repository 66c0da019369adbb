package no.kfr.soap.security;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import no.kfr.refusal.Code;
import no.kfr.refusal.Rule;
import no.kfr.refusal.Violation;
import no.kfr.soap.message.Envelope;
import org.w3c.dom.Element;

/**
 * Why a signature that the library refused does not verify, for the one who made it: which part was changed, and by what it seems. The
 * Body is never digested for that: when all else is right, it is the Body. So being told costs little more than being refused.
 */
final class BrokenReference {

    private static final Rule SIGNATURE_VALUE = new Rule(
            "ds:SignedInfo is not what was signed with the key of this token: it was changed after signing (indented,"
                + " or its namespaces were declared elsewhere), or another key signed than that of the certificate in"
                + " the token",
            "ds:SignedInfo er ikke det som ble signert med nøkkelen til dette tokenet: enten er det endret etter"
                + " signering (innrykk, eller navnerom deklarert et annet sted), eller så er det signert med en annen"
                + " nøkkel enn den sertifikatet i tokenet har");

    private final Envelope envelope;
    private final SecurityHeader header;

    private BrokenReference(Envelope envelope, SecurityHeader header) {
        this.envelope = envelope;
        this.header = header;
    }

    /** What is told of a signature that does not verify with the key of this certificate. */
    static Violation in(Envelope envelope, SecurityHeader header, X509Certificate certificate) {
        try {
            return new BrokenReference(envelope, header).found(certificate);
        } catch (MarshalException | XMLSignatureException unreadable) {
            return Violation.of(Code.SIGNATURE_INVALID, "ds:SignatureValue", SIGNATURE_VALUE);
        }
    }

    private Violation found(X509Certificate certificate) throws MarshalException, XMLSignatureException {
        DOMValidateContext context = new DOMValidateContext(certificate.getPublicKey(), header.signature());
        header.references().forEach(reference -> register(reference, context));
        XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        if (!signature.getSignatureValue().validate(context)) {
            return Violation.of(Code.SIGNATURE_INVALID, "ds:SignatureValue", SIGNATURE_VALUE);
        }
        List<Element> broken = new ArrayList<>();
        for (Reference reference : signature.getSignedInfo().getReferences()) {
            Element part = part(reference.getURI());
            if (part != envelope.body() && !reference.validate(context)) {
                broken.add(part);
            }
        }
        Element first = broken.isEmpty() ? envelope.body() : broken.getFirst();
        return Violation.of(Code.SIGNATURE_INVALID, ChangedPart.nameOf(first), ChangedPart.ruleOf(first));
    }

    private void register(Element reference, DOMValidateContext context) {
        new IdLookup(envelope).getAndRegisterElement(reference.getAttribute("URI"), "", true, context);
    }

    private Element part(String uri) {
        Element part = envelope.ids().get(uri.substring(1));
        return part == null ? envelope.body() : part;
    }
}
