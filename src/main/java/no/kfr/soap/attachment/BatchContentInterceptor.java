package no.kfr.soap.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.RequestResources;
import no.kfr.soap.message.Xml;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Takes the content of a batch out of a message whose signature has been verified, so that it is neither validated as XML nor made
 * an object as a whole. The operation gets it as {@link ReceivedContent}.
 */
public final class BatchContentInterceptor extends AbstractSoapInterceptor {

    private static final String UPLOAD = "urn:no:kfr:upload:v1";

    private final FileLimits limits;

    public BatchContentInterceptor(FileLimits limits) {
        super(Phase.POST_PROTOCOL);
        this.limits = limits;
    }

    /** Whether it is the element that a batch's content stands in. */
    static boolean isContent(Element element, Envelope envelope) {
        return element.getParentNode() == envelope.payload()
                && Xml.is(envelope.payload(), UPLOAD, "uploadBatch")
                && (Xml.is(element, UPLOAD, "content") || Xml.is(element, UPLOAD, "entries"));
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Envelope envelope = message.getExchange().get(Envelope.class);
        for (Element element : Xml.children(envelope.payload())) {
            // whatever else stands in it is for the schema to refuse
            if (isContent(element, envelope) && Xml.children(element).isEmpty()) {
                message.getExchange().put(ReceivedContent.class, take(message, element));
            }
        }
    }

    private ReceivedContent take(SoapMessage message, Element element) {
        Part attachment = Objects.requireNonNull(message.getExchange().get(XopIncludeInterceptor.Attached.class))
                .content()
                .get(element);
        if (attachment != null && element.getLocalName().equals("content")) {
            empty(element);
            return ReceivedContent.of(attachment);
        }
        Spool content = new Spool();
        RequestResources.closeAfter(message, content);
        if (element.getLocalName().equals("content")) {
            decode(element, content);
        } else {
            copy(element, content);
        }
        empty(element);
        return ReceivedContent.of(content);
    }

    private void decode(Element element, Spool content) {
        StrictBase64 base64 = new StrictBase64(content);
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof CharacterData text && node.getNodeType() != Node.COMMENT_NODE) {
                base64.accept(text.getData());
                requireRoom(content);
            }
        }
        base64.end();
    }

    private void copy(Element element, Spool content) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof CharacterData text && node.getNodeType() != Node.COMMENT_NODE) {
                byte[] bytes = text.getData().getBytes(StandardCharsets.UTF_8);
                content.write(bytes, 0, bytes.length);
                requireRoom(content);
            }
        }
    }

    private void requireRoom(Spool content) {
        if (content.length() > limits.content()) {
            throw limits.tooLarge();
        }
    }

    private static void empty(Element element) {
        while (element.getFirstChild() != null) {
            element.removeChild(element.getFirstChild());
        }
    }
}
