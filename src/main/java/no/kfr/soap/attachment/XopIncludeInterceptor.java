package no.kfr.soap.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.Xml;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Puts every attachment where the envelope refers to it, as base64, before the signature is verified: what is signed is the content.
 * A reference that was signed as such proves nothing of what it points to, and its signature does not verify here.
 */
public final class XopIncludeInterceptor extends AbstractSoapInterceptor {

    static final String XOP = "http://www.w3.org/2004/08/xop/include";
    /** A multiple of three bytes, so that the pieces' base64 can be put together. */
    private static final int PIECE = 48 * 1024;
    /** Of what is not the content: some stacks attach certificates and digests, too. */
    private static final int SMALL = 64 * 1024;

    private final FileLimits limits;

    public XopIncludeInterceptor(FileLimits limits) {
        super(Phase.POST_STREAM);
        this.limits = limits;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Envelope envelope = message.getExchange().get(Envelope.class);
        Multipart parts = message.getExchange().get(Multipart.class);
        Map<Element, Part> included = included(envelope, parts == null ? Map.of() : parts.attachments());
        long bytes = included.values().stream().mapToLong(Part::length).sum();
        if (bytes > limits.content() + limits.rest()) {
            throw limits.tooLarge();
        }
        included.forEach(XopIncludeInterceptor::expand);
        message.getExchange().put(Attached.class, new Attached(included));
    }

    /** Which element has which attachment for its content. */
    record Attached(Map<Element, Part> content) {}

    private Map<Element, Part> included(Envelope envelope, Map<String, Part> attachments) {
        Map<Element, Part> included = new IdentityHashMap<>();
        Map<String, Part> unused = new HashMap<>(attachments);
        for (Element include : includes(envelope)) {
            String id = Multipart.idIn(include.getAttribute("href"));
            Multipart.require(attachments.containsKey(id), "every xop:Include refers to an attachment of the message");
            Part attachment = unused.remove(id);
            if (attachment == null) {
                throw Refused.because(
                        Code.ATTACHMENT_INVALID, "xop:Include", "every attachment is referred to only once");
            }
            Element owner = (Element) include.getParentNode();
            Multipart.require(
                    owner.getFirstChild() == include && owner.getLastChild() == include && !include.hasChildNodes(),
                    "xop:Include is empty and alone in its element");
            if (!BatchContentInterceptor.isContent(owner, envelope)) {
                Multipart.require(attachment.length() <= SMALL, "only the content of a batch is a large attachment");
            } else if (attachment.length() > limits.content()) {
                throw limits.tooLarge();
            }
            included.put(owner, attachment);
        }
        Multipart.require(unused.isEmpty(), "every attachment is referred to by an xop:Include");
        return included;
    }

    private static List<Element> includes(Envelope envelope) {
        NodeList found = envelope.document().getElementsByTagNameNS(XOP, "*");
        List<Element> includes = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element include = (Element) found.item(i);
            Multipart.require(Xml.is(include, XOP, "Include"), "xop:Include is the only element of its namespace");
            includes.add(include);
        }
        return includes;
    }

    private static void expand(Element owner, Part attachment) {
        owner.removeChild(owner.getFirstChild());
        try (InputStream in = attachment.open()) {
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                String text = new String(Base64.getEncoder().encode(piece), StandardCharsets.ISO_8859_1);
                owner.appendChild(owner.getOwnerDocument().createTextNode(text));
            }
        } catch (IOException failed) {
            throw new IllegalStateException("a received attachment cannot be read again", failed);
        }
    }
}
