package no.kfr.soap;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.security.auth.callback.CallbackHandler;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import no.kfr.demo.certificates.Identity;
import no.kfr.soap.message.Xml;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.CryptoBase;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A request made by hand, part by part, the way a stack without WS-SecurityPolicy makes it. Starts out right; each method makes one
 * thing otherwise, before the signature or ({@link #afterwards}) after it.
 */
public final class SignedRequest {

    private final String service;
    private final String payload;
    private String soap = Xml.SOAP_11;
    private String action;
    private Identity signer;
    private Instant created;
    private @Nullable String createdAsWritten;
    private Instant expires;
    private String signatureAlgorithm = WSConstants.RSA_SHA256;
    private String digestAlgorithm = WSConstants.SHA256;
    private int keyIdentifier = WSConstants.BST_DIRECT_REFERENCE;
    private String moreHeaders = "";
    private final List<String> unsignedParts = new ArrayList<>();
    private final List<Consumer<Document>> before = new ArrayList<>();
    private final List<Consumer<Document>> after = new ArrayList<>();

    private SignedRequest(Identity signer, String service, String payload, String action) {
        this.service = service;
        this.signer = signer;
        this.payload = payload;
        this.action = action;
        this.created = Instant.now();
        this.expires = created.plusSeconds(300);
    }

    /** @param content the elements inside the operation's element, in the service's namespace */
    public static SignedRequest upload(Identity signer, String operation, String content) {
        return request(signer, "urn:no:kfr:upload:v1", operation, content);
    }

    public static SignedRequest lookup(Identity signer, String operation, String content) {
        return request(signer, "urn:no:kfr:lookup:v1", operation, content);
    }

    private static SignedRequest request(Identity signer, String namespace, String operation, String content) {
        String payload = "<" + operation + " xmlns=\"" + namespace + "\">" + content + "</" + operation + ">";
        String service = namespace.contains("upload") ? "CustomerRelationshipUpload" : "CustomerRelationshipLookup";
        return new SignedRequest(signer, service, payload, namespace + ":" + operation);
    }

    public SignedRequest soap12() {
        soap = Xml.SOAP_12;
        return this;
    }

    public SignedRequest action(String other) {
        action = other;
        return this;
    }

    public SignedRequest created(Instant time) {
        created = time;
        expires = time.plusSeconds(300);
        return this;
    }

    /** In a way of writing of its own; it expires as it would otherwise. */
    public SignedRequest created(String written) {
        createdAsWritten = written;
        return this;
    }

    public SignedRequest expires(Instant time) {
        expires = time;
        return this;
    }

    public SignedRequest signatureAlgorithm(String algorithm) {
        signatureAlgorithm = algorithm;
        return this;
    }

    public SignedRequest digestAlgorithm(String algorithm) {
        digestAlgorithm = algorithm;
        return this;
    }

    public SignedRequest keyIdentifier(int form) {
        keyIdentifier = form;
        return this;
    }

    public SignedRequest header(String xml) {
        moreHeaders += xml;
        return this;
    }

    /** Leaves the part with this local name out of the signature. */
    public SignedRequest unsigned(String localName) {
        unsignedParts.add(localName);
        return this;
    }

    public SignedRequest beforehand(Consumer<Document> change) {
        before.add(change);
        return this;
    }

    public SignedRequest afterwards(Consumer<Document> change) {
        after.add(change);
        return this;
    }

    public static Element body(Document document) {
        return Xml.children(document.getDocumentElement()).getLast();
    }

    /** Takes the whole security header off after signing. */
    public SignedRequest withoutSecurity() {
        return afterwards(document -> {
            Element security = first(document, Xml.SECURITY, "Security");
            security.getParentNode().removeChild(security);
        });
    }

    public static Element first(Document document, String namespace, String name) {
        return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
    }

    public String text() throws Exception {
        Document document = parse(envelope());
        before.forEach(change -> change.accept(document));
        sign(document);
        after.forEach(change -> change.accept(document));
        StringWriter text = new StringWriter();
        var transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty("omit-xml-declaration", "yes");
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    public String service() {
        return service;
    }

    public String soapNamespace() {
        return soap;
    }

    private String envelope() {
        return """
            <soap:Envelope xmlns:soap="%s" xmlns:wsa="http://www.w3.org/2005/08/addressing"><soap:Header>\
            <wsa:Action>%s</wsa:Action><wsa:MessageID>urn:uuid:%s</wsa:MessageID>\
            <wsa:To>https://localhost:8443/services/</wsa:To>%s</soap:Header><soap:Body>%s</soap:Body></soap:Envelope>\
            """.formatted(soap, action, UUID.randomUUID(), moreHeaders, payload);
    }

    private void sign(Document document) throws Exception {
        WSSecHeader security = new WSSecHeader(document);
        Element header = security.insertSecurityHeader();
        Element timestamp = timestamp(document);
        header.appendChild(timestamp);
        WSSecSignature signature = new WSSecSignature(security);
        signature.setUserInfo("signer", "");
        signature.setKeyIdentifierType(keyIdentifier);
        signature.setSignatureAlgorithm(signatureAlgorithm);
        signature.setDigestAlgo(digestAlgorithm);
        signature.prepare(new SignersKey(signer));
        signature.prependBSTElementToHeader();
        List<WSEncryptionPart> parts = new ArrayList<>();
        List<Element> elements =
                new ArrayList<>(Xml.children((Element) header.getParentNode(), Xml.ADDRESSING, "Action"));
        elements.addAll(Xml.children((Element) header.getParentNode()).stream()
                .filter(child ->
                        Xml.ADDRESSING.equals(child.getNamespaceURI()) && !"Action".equals(child.getLocalName()))
                .toList());
        elements.add(first(document, soap, "Body"));
        elements.add(timestamp);
        for (Element element : elements) {
            if (!unsignedParts.contains(element.getLocalName())) {
                WSEncryptionPart part =
                        new WSEncryptionPart(element.getLocalName(), element.getNamespaceURI(), "Element");
                part.setElement(element);
                parts.add(part);
            }
        }
        signature.computeSignature(signature.addReferencesToSign(parts), false, null);
    }

    private Element timestamp(Document document) throws Exception {
        String xml = "<wsu:Timestamp xmlns:wsu=\"" + Xml.UTILITY + "\" wsu:Id=\"TS-1\"><wsu:Created>"
                + (createdAsWritten == null
                        ? created.truncatedTo(ChronoUnit.MILLIS).toString()
                        : createdAsWritten) + "</wsu:Created><wsu:Expires>"
                + expires.truncatedTo(ChronoUnit.MILLIS) + "</wsu:Expires></wsu:Timestamp>";
        return (Element) document.importNode(parse(xml).getDocumentElement(), true);
    }

    public static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class SignersKey extends CryptoBase {

        private final Identity identity;

        SignersKey(Identity identity) {
            this.identity = identity;
        }

        @Override
        public X509Certificate[] getX509Certificates(CryptoType cryptoType) {
            return identity.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public String getX509Identifier(X509Certificate certificate) {
            return "signer";
        }

        @Override
        public PrivateKey getPrivateKey(X509Certificate certificate, CallbackHandler callbackHandler) {
            return identity.key();
        }

        @Override
        public PrivateKey getPrivateKey(PublicKey publicKey, CallbackHandler callbackHandler) {
            return identity.key();
        }

        @Override
        public PrivateKey getPrivateKey(String identifier, String password) {
            return identity.key();
        }

        @Override
        public void verifyTrust(
                X509Certificate[] certificates,
                boolean revocation,
                Collection<Pattern> subjects,
                Collection<Pattern> issuers) {}

        @Override
        public void verifyTrust(PublicKey publicKey) {}
    }
}
