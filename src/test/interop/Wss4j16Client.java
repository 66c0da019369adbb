import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSEncryptionPart;
import org.apache.ws.security.WSSecurityEngine;
import org.apache.ws.security.WSSecurityEngineResult;
import org.apache.ws.security.WSSecurityException;
import org.apache.ws.security.WSDataRef;
import org.apache.ws.security.components.crypto.Merlin;
import org.apache.ws.security.handler.RequestData;
import org.apache.ws.security.message.WSSecHeader;
import org.apache.ws.security.message.WSSecSignature;
import org.apache.ws.security.message.WSSecTimestamp;
import org.apache.ws.security.util.WSSecurityUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** WSS4J 1.6, as SoapUI signs with it: a timestamp and a signature with the certificate in a token, over named parts. */
public class Wss4j16Client extends FourCalls {

    private static final String ENVELOPE = """
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header \
        xmlns:wsa="http://www.w3.org/2005/08/addressing"><wsa:Action>%s</wsa:Action><wsa:MessageID>uuid:%s</wsa:MessageID>\
        <wsa:To>%s</wsa:To></soap:Header><soap:Body>%s</soap:Body></soap:Envelope>""";
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    private final HttpClient http = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        new Wss4j16Client().run();
    }

    @Override
    protected String call(String keyStore, String address, String action, String payload) throws NotBelieved {
        try {
            Document request = parse(ENVELOPE.formatted(action, UUID.randomUUID(), address, payload)
                    .getBytes(StandardCharsets.UTF_8));
            sign(request, crypto(keyStore));
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Content-Type", "text/xml;charset=UTF-8")
                            .header("SOAPAction", "\"" + action + "\"")
                            .POST(HttpRequest.BodyPublishers.ofString(text(request)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            Document reply = parse(response.body());
            requireSigned(reply, crypto(keyStore));
            Element fault = (Element) reply.getElementsByTagName("faultstring").item(0);
            return fault == null ? text(reply) : "FAULT " + fault.getTextContent();
        } catch (WSSecurityException e) {
            throw new NotBelieved(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sign(Document document, Merlin crypto) throws Exception {
        WSSecHeader header = new WSSecHeader();
        header.insertSecurityHeader(document);
        WSSecTimestamp timestamp = new WSSecTimestamp();
        timestamp.setTimeToLive(300);
        timestamp.build(document, header);
        WSSecSignature signature = new WSSecSignature();
        signature.setUserInfo(crypto.getKeyStore().aliases().nextElement(), setting("password"));
        signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
        signature.setSignatureAlgorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        signature.setDigestAlgo("http://www.w3.org/2001/04/xmlenc#sha256");
        signature.setParts(List.of(
                part("Body", WSConstants.URI_SOAP11_ENV),
                part("Timestamp", WSConstants.WSU_NS),
                part("Action", ADDRESSING),
                part("MessageID", ADDRESSING),
                part("To", ADDRESSING)));
        signature.build(document, crypto, header);
    }

    private static WSEncryptionPart part(String name, String namespace) {
        return new WSEncryptionPart(name, namespace, "Element");
    }

    /** By a certificate that it trusts, over the body and the time. */
    private static void requireSigned(Document reply, Merlin crypto) throws Exception {
        RequestData data = new RequestData();
        data.setSigCrypto(crypto);
        data.setSubjectCertConstraints(List.of(Pattern.compile(setting("register"))));
        Element header = WSSecurityUtil.getSecurityHeader(reply, "");
        List<WSSecurityEngineResult> results = new WSSecurityEngine().processSecurityHeader(header, data);
        List<QName> signed = new ArrayList<>();
        for (WSSecurityEngineResult result :
                WSSecurityUtil.fetchAllActionResults(results, WSConstants.SIGN, new ArrayList<>())) {
            for (Object reference : (List<?>) result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS)) {
                signed.add(((WSDataRef) reference).getName());
            }
        }
        if (!signed.contains(new QName(WSConstants.URI_SOAP11_ENV, "Body"))
                || !signed.contains(new QName(WSConstants.WSU_NS, "Timestamp"))) {
            throw new WSSecurityException("signed is only " + signed);
        }
    }

    private static Merlin crypto(String keyStore) throws Exception {
        Merlin crypto = new Merlin();
        crypto.setKeyStore(store(keyStore));
        crypto.setTrustStore(store(setting("trust")));
        return crypto;
    }

    private static KeyStore store(String file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file)) {
            store.load(in, setting("password").toCharArray());
        }
        return store;
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static String text(Document document) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
