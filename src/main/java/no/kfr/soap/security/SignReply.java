package no.kfr.soap.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.kfr.access.OwnKey;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.Xml;
import no.kfr.soap.proof.StoreMessages;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.interceptor.SoapOutInterceptor;
import org.apache.cxf.interceptor.AbstractOutDatabindingInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageUtils;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.util.WSTimeSource;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecSignatureConfirmation;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signs replies and faults with the register's own key: body, timestamp, addressing headers and the confirmation of the
 * request's signature. Lets the reply be written into a document first, and sends that when it is signed and stored.
 */
public final class SignReply extends AbstractSoapInterceptor {

    private static final String ORIGINAL_WRITER = SignReply.class.getName() + ".writer";

    private final OwnKey ownKey;
    private final Clock clock;
    private final Duration validity;
    private final StoreMessages messages;

    public SignReply(OwnKey ownKey, Clock clock, Duration validity, StoreMessages messages) {
        super(Phase.PRE_PROTOCOL);
        this.messages = messages;
        this.ownKey = ownKey;
        this.clock = clock;
        this.validity = validity;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        W3CDOMStreamWriter document = new W3CDOMStreamWriter();
        message.put(ORIGINAL_WRITER, message.getContent(XMLStreamWriter.class));
        message.setContent(XMLStreamWriter.class, document);
        // otherwise CXF writes the content past the document, straight to the connection
        message.put(AbstractOutDatabindingInterceptor.DISABLE_OUTPUTSTREAM_OPTIMIZATION, Boolean.TRUE);
        message.getInterceptorChain().add(new SendSigned(document));
    }

    /** What was written so far is dropped: the fault that follows begins a message of its own. */
    @Override
    public void handleFault(SoapMessage message) {
        if (message.remove(ORIGINAL_WRITER) instanceof XMLStreamWriter original) {
            message.setContent(XMLStreamWriter.class, original);
            message.remove(SoapOutInterceptor.WROTE_ENVELOPE_START);
        }
    }

    private final class SendSigned extends AbstractSoapInterceptor {

        private final W3CDOMStreamWriter written;

        SendSigned(W3CDOMStreamWriter written) {
            super(Phase.PRE_PROTOCOL_ENDING);
            this.written = written;
        }

        @Override
        public void handleMessage(SoapMessage message) {
            try {
                Document document = written.getDocument();
                sign(document, message);
                byte[] bytes = bytes(document, (String) message.get(Message.ENCODING));
                if (MessageUtils.isFault(message)) {
                    messages.beforeFault(message.getExchange(), bytes);
                } else {
                    messages.beforeAnswer(message.getExchange(), bytes);
                }
                message.getContent(OutputStream.class).write(bytes);
            } catch (WSSecurityException | XMLStreamException failed) {
                throw Refused.because(Code.INTERNAL_ERROR, failed);
            } catch (IOException hungUp) {
                throw new Fault(hungUp);
            }
        }
    }

    /** What is stored is what is sent, byte for byte. */
    private static byte[] bytes(Document document, @Nullable String encoding) throws XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        XMLStreamWriter writer = StaxUtils.createXMLStreamWriter(bytes, encoding == null ? "UTF-8" : encoding);
        StaxUtils.copy(document, writer);
        writer.close();
        return bytes.toByteArray();
    }

    private void sign(Document document, SoapMessage message) throws WSSecurityException {
        Envelope request = message.getExchange().get(Envelope.class);
        WSSecHeader security = new WSSecHeader(document);
        security.insertSecurityHeader();
        Element timestamp = addTimestamp(security);
        Element confirmation = addConfirmation(security, request);
        WSSecSignature signature = signatureIn(security);
        TokenCrypto key = TokenCrypto.signing(ownKey.current());
        signature.prepare(key);
        signature.prependBSTElementToHeader();
        List<WSEncryptionPart> parts = Stream.concat(
                        Stream.of(timestamp, confirmation), partsOf(document.getDocumentElement()))
                .map(SignReply::part)
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
    private static Element addConfirmation(WSSecHeader security, Envelope request) {
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
                                .filter(header -> Xml.ADDRESSING.equals(header.getNamespaceURI())));
    }

    private static WSEncryptionPart part(Element element) {
        WSEncryptionPart part = new WSEncryptionPart(element.getLocalName(), element.getNamespaceURI(), "Element");
        part.setElement(element);
        return part;
    }
}
