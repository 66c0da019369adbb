package no.kfr.soap.security;

import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Rule;
import no.kfr.soap.message.Envelope;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.processor.Processor;
import org.apache.wss4j.dom.validate.Validator;
import org.w3c.dom.Element;

/** The signature of one message: that it verifies, and that it covers the very nodes which are used afterwards. */
final class SignatureVerification {

    private static final Validator TRUST_WAS_DECIDED = (credential, data) -> credential;

    private static final Rule NOT_BASE64 =
            new Rule("the digests and the signature value are base64", "hasher og signaturverdi skal være base64");

    private static final Processor NOTHING_TO_DO = (element, data) -> List.of();

    private SignatureVerification() {}

    /**
     * @param certificate the signer's; trusted already, so that only whoever has a certificate can have anything digested
     * @return the signature value
     * @throws Refused when it does not verify, or the body, the timestamp or an addressing header is not covered
     */
    static byte[] require(Envelope envelope, SecurityHeader header, X509Certificate certificate) {
        WSSecurityEngineResult result = verified(envelope, header, certificate);
        SignedParts.requireCovered(envelope, header, signedElements(result));
        if (result.get(WSSecurityEngineResult.TAG_X509_CERTIFICATES) instanceof X509Certificate[] used
                && used[0].equals(certificate)
                && result.get(WSSecurityEngineResult.TAG_SIGNATURE_VALUE) instanceof byte[] value) {
            return value;
        }
        throw Refused.because(Code.KEY_NOT_BY_TOKEN);
    }

    private static WSSecurityEngineResult verified(
            Envelope envelope, SecurityHeader header, X509Certificate certificate) {
        try {
            RequestData data = requestData(certificate);
            WSSecurityEngine engine = new WSSecurityEngine();
            engine.setWssConfig(data.getWssConfig());
            engine.setCallbackLookup(new IdLookup(envelope));
            return engine.processSecurityHeader(header.element(), data).getResults().stream()
                    .filter(result ->
                            Integer.valueOf(WSConstants.SIGN).equals(result.get(WSSecurityEngineResult.TAG_ACTION)))
                    .findFirst()
                    .orElseThrow(() -> Refused.because(Code.NOT_SIGNED));
        } catch (WSSecurityException failed) {
            Code code = codeOf(failed);
            throw code == Code.SIGNATURE_INVALID
                    ? Refused.because(List.of(BrokenReference.in(envelope, header, certificate)))
                    : Refused.because(code, failed);
        } catch (IllegalArgumentException notBase64) {
            throw Refused.because(Code.SIGNATURE_INVALID, "ds:SignatureValue", NOT_BASE64);
        }
    }

    private static Code codeOf(WSSecurityException failed) {
        return switch (failed.getErrorCode()) {
            case SECURITY_TOKEN_UNAVAILABLE, INVALID_SECURITY_TOKEN, UNSUPPORTED_SECURITY_TOKEN ->
                Code.CERTIFICATE_NOT_USABLE;
            case UNSUPPORTED_ALGORITHM -> Code.WEAK_ALGORITHM;
            case MESSAGE_EXPIRED -> Code.MESSAGE_EXPIRED;
            default -> Code.SIGNATURE_INVALID;
        };
    }

    private static RequestData requestData(X509Certificate certificate) {
        WSSConfig config = WSSConfig.getNewInstance();
        QName timestamp = WSConstants.TIMESTAMP;
        config.setValidator(WSConstants.SIGNATURE, TRUST_WAS_DECIDED);
        // its times are read by the register itself; the library would not take all that XML Schema has for a time
        config.setProcessor(timestamp, NOTHING_TO_DO);
        RequestData data = new RequestData();
        data.setWssConfig(config);
        data.setSigVerCrypto(TokenCrypto.verifyingWith(certificate));
        // the form of the header is checked more strictly, and with codes of its own, in SecurityHeader
        data.setDisableBSPEnforcement(true);
        return data;
    }

    private static Set<Element> signedElements(WSSecurityEngineResult result) {
        Set<Element> elements = Collections.newSetFromMap(new IdentityHashMap<>());
        if (result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS) instanceof List<?> references) {
            references.forEach(reference -> elements.add(((WSDataRef) reference).getProtectedElement()));
        }
        return elements;
    }
}
