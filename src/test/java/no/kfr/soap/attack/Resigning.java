package no.kfr.soap.attack;

import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import no.kfr.TestCertificates;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signs a message again with the key of its own sender, and with one thing otherwise: such a signature verifies, so only the rule that
 * forbids it can refuse it.
 */
public final class Resigning implements Consumer<Document> {

    public static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    private String algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private String digest = "http://www.w3.org/2001/04/xmlenc#sha256";
    private String canonicalisation = EXCLUSIVE;
    private Key key = TestCertificates.institution().key();
    private final List<Transforming> transforms = new ArrayList<>();
    private List<String> uris = List.of();
    private Consumer<Element> keyInfo = keep -> {};

    private record Transforming(String algorithm, Supplier<TransformParameterSpec> parameters) {}

    public static Resigning anew() {
        return new Resigning();
    }

    Resigning algorithm(String other, Key with) {
        algorithm = other;
        key = with;
        return this;
    }

    Resigning algorithm(String other) {
        algorithm = other;
        return this;
    }

    Resigning key(Key other) {
        key = other;
        return this;
    }

    Resigning digest(String other) {
        digest = other;
        return this;
    }

    Resigning canonicalisation(String other) {
        canonicalisation = other;
        return this;
    }

    /** One more transform of each reference; without any it is the exclusive canonicalisation. */
    public Resigning transform(String other, Supplier<TransformParameterSpec> parameters) {
        transforms.add(new Transforming(other, parameters));
        return this;
    }

    /** Refers to these in addition. */
    Resigning also(String... more) {
        uris = List.of(more);
        return this;
    }

    /** What is changed in the key info, which is not signed. */
    Resigning keyInfo(Consumer<Element> change) {
        keyInfo = change;
        return this;
    }

    @Override
    public void accept(Document document) {
        try {
            sign(document);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void sign(Document document) throws Exception {
        Element old = Surgery.signature(document);
        List<Reference> references = new ArrayList<>();
        for (Element reference : Surgery.references(document)) {
            references.add(reference(reference.getAttribute("URI")));
        }
        for (String uri : uris) {
            references.add(reference(uri));
        }
        Element keyInfoBefore = Surgery.ds(document, "KeyInfo");
        Element parent = (Element) old.getParentNode();
        parent.removeChild(old);
        SignedInfo info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(canonicalisation, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(algorithm, (SignatureMethodParameterSpec) null),
                references);
        KeyInfo keys = factory.getKeyInfoFactory()
                .newKeyInfo(List.of(new DOMStructure(Xml.children(keyInfoBefore).getFirst())));
        DOMSignContext context = new DOMSignContext(key, parent);
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
        context.setDefaultNamespacePrefix("ds");
        identify(context, document.getDocumentElement());
        XMLSignature signature = factory.newXMLSignature(info, keys);
        signature.sign(context);
        keyInfo.accept(Surgery.ds(document, "KeyInfo"));
    }

    private Reference reference(String uri) throws Exception {
        List<Transform> list = new ArrayList<>();
        for (Transforming each : transforms) {
            list.add(factory.newTransform(each.algorithm, each.parameters.get()));
        }
        if (transforms.isEmpty()) {
            list.add(factory.newTransform(EXCLUSIVE, (TransformParameterSpec) null));
        }
        return factory.newReference(uri, factory.newDigestMethod(digest, null), list, null, null);
    }

    private static void identify(DOMSignContext context, Element element) {
        if (!Surgery.id(element).isEmpty()) {
            context.setIdAttributeNS(element, Xml.UTILITY, "Id");
        }
        if (element.hasAttributeNS(XMLConstants.XML_NS_URI, "id")) {
            context.setIdAttributeNS(element, XMLConstants.XML_NS_URI, "id");
        }
        if (element.hasAttribute("Id") && !Xml.SIGNATURE.equals(element.getNamespaceURI())) {
            context.setIdAttributeNS(element, null, "Id");
        }
        Xml.children(element).forEach(child -> identify(context, child));
    }
}
