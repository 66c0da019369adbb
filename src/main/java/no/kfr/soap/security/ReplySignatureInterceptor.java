package no.kfr.soap.security;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.kfr.access.OwnKey;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.KnownHeaders;
import no.kfr.soap.message.Xml;
import no.kfr.soap.reply.ReplyAddressingInterceptor;
import no.kfr.soap.reply.ReplyDocument;
import no.kfr.soap.settings.SoapSettings;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.util.WSTimeSource;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecSignatureConfirmation;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signs replies and faults with the register's own key: body, timestamp, addressing headers with the parameters that they repeat, and
 * the confirmation of the request's signature.
 */
@Component
public final class ReplySignatureInterceptor extends AbstractSoapInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ReplySignatureInterceptor.class);

    private final OwnKey ownKey;
    private final Clock clock;
    private final Duration validity;

    @Autowired
    ReplySignatureInterceptor(OwnKey ownKey, Clock clock, SoapSettings settings) {
        this(ownKey, clock, settings.maxAge());
    }

    /** @param validity how long a reply is valid */
    public ReplySignatureInterceptor(OwnKey ownKey, Clock clock, Duration validity) {
        super(Phase.PRE_PROTOCOL_ENDING);
        this.ownKey = ownKey;
        this.clock = clock;
        this.validity = validity;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        try {
            sign(ReplyDocument.of(message), message.getExchange().get(Envelope.class));
        } catch (WSSecurityException failed) {
            throw Refused.because(Code.INTERNAL_ERROR, failed);
        }
    }

    /** The envelope signed; as it is, where that fails. */
    public byte[] signedIfPossible(String envelope, @Nullable Envelope request) {
        try {
            Document document = StaxUtils.read(new StringReader(envelope));
            sign(document, request);
            return ReplyDocument.bytes(document);
        } catch (Exception failed) {
            LOG.error("a fault could not be signed: {}", failed.getClass().getName());
            return envelope.getBytes(StandardCharsets.UTF_8);
        }
    }

    private void sign(Document document, @Nullable Envelope request) throws WSSecurityException {
        WSSecHeader security = new WSSecHeader(document);
        Element header = security.insertSecurityHeader();
        // some stacks take the Body for signed twice when another header comes after this one
        header.getParentNode().appendChild(header);
        Element timestamp = addTimestamp(security);
        Element confirmation = addConfirmation(security, request);
        WSSecSignature signature = signatureIn(security);
        TokenCrypto key = TokenCrypto.signing(ownKey.current());
        signature.prepare(key);
        signature.prependBSTElementToHeader();
        List<WSEncryptionPart> parts = Stream.concat(
                        Stream.of(timestamp, confirmation), partsOf(document.getDocumentElement()))
                .map(ReplySignatureInterceptor::part)
                .toList();
        signature.computeSignature(signature.addReferencesToSign(parts), false, null);
    }

    private Element addTimestamp(WSSecHeader security) {
        WSSecTimestamp timestamp = new WSSecTimestamp(security);
        timestamp.setTimeToLive((int) validity.toSeconds());
        timestamp.setWsTimeSource(new WSTimeSource() {
            @Override
            public Instant now() {
                return clock.instant();
            }
        });
        timestamp.build();
        return timestamp.getElement();
    }

    /** An unsigned request is answered with a confirmation without value, as WS-Security 1.1 has it. */
    private static Element addConfirmation(WSSecHeader security, @Nullable Envelope request) {
        WSSecSignatureConfirmation confirmation = new WSSecSignatureConfirmation(security);
        if (request != null) {
            SecurityHeader.signatureValue(request).ifPresent(confirmation::setSignatureValue);
        }
        confirmation.prepare();
        confirmation.prependToHeader();
        return confirmation.getSignatureConfirmationElement();
    }

    private static WSSecSignature signatureIn(WSSecHeader security) {
        WSSecSignature signature = new WSSecSignature(security);
        signature.setUserInfo("own", "");
        signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
        signature.setSignatureAlgorithm(WSConstants.RSA_SHA256);
        signature.setDigestAlgo(WSConstants.SHA256);
        signature.setSigCanonicalization(WSConstants.C14N_EXCL_OMIT_COMMENTS);
        return signature;
    }

    private static Stream<Element> partsOf(Element envelope) {
        return Xml.children(envelope).stream()
                .flatMap(part -> part.getLocalName().equals("Body")
                        ? Stream.of(part)
                        : Xml.children(part).stream()
                                .filter(header -> Xml.ADDRESSING.equals(header.getNamespaceURI())
                                        || Xml.is(header, Xml.SOAP_12, KnownHeaders.NOT_UNDERSTOOD)
                                        || header.hasAttributeNS(
                                                Xml.ADDRESSING, ReplyAddressingInterceptor.PARAMETER)));
    }

    private static WSEncryptionPart part(Element element) {
        WSEncryptionPart part = new WSEncryptionPart(element.getLocalName(), element.getNamespaceURI(), "Element");
        part.setElement(element);
        return part;
    }
}
