package no.kfr.soap;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.kfr.soap.message.Xml;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What came back, as a caller reads it. */
public record SoapAnswer(int status, String text) {

    public Document document() throws Exception {
        return SignedRequest.parse(text);
    }

    /** The text of the first element with this local name anywhere in the answer. */
    public Optional<String> field(String localName) throws Exception {
        return Optional.ofNullable(
                        document().getElementsByTagNameNS("*", localName).item(0))
                .map(element -> element.getTextContent().strip());
    }

    public List<String> fields(String localName) throws Exception {
        var nodes = document().getElementsByTagNameNS("*", localName);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }

    /** The code of the fault, or {@code none}. */
    public String code() throws Exception {
        return field("code").orElse("none");
    }

    /** Local names of what the signature of the answer covers, after verifying it with WSS4J. */
    public List<String> signedParts() throws Exception {
        return ((List<?>) required(WSSecurityEngineResult.TAG_DATA_REF_URIS))
                .stream()
                        .map(reference -> ((WSDataRef) reference).getName().getLocalPart())
                        .toList();
    }

    public X509Certificate signer() throws Exception {
        return (X509Certificate) required(WSSecurityEngineResult.TAG_X509_CERTIFICATE);
    }

    private Object required(String tag) throws Exception {
        List<WSSecurityEngineResult> signatures =
                Objects.requireNonNull(verified().getActionResults().get(WSConstants.SIGN));
        return Objects.requireNonNull(signatures.getFirst().get(tag));
    }

    private WSHandlerResult verified() throws Exception {
        return verified(document());
    }

    /** What the signature of a signed message covers and says, after verifying it with WSS4J. */
    public static WSHandlerResult verified(Document document) throws Exception {
        Element security = SignedRequest.first(document, Xml.SECURITY, "Security");
        WSSConfig config = WSSConfig.getNewInstance();
        config.setValidator(
                WSConstants.SIGNATURE, (org.apache.wss4j.dom.validate.Validator) (credential, data) -> credential);
        RequestData data = new RequestData();
        data.setWssConfig(config);
        data.setSigVerCrypto(new Merlin());
        return new WSSecurityEngine().processSecurityHeader(security, data);
    }
}
