package no.kfr.soap.attachment;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import no.kfr.bulkload.report.SpooledFile;
import no.kfr.soap.message.RequestResources;
import no.kfr.soap.reply.Packaging;
import no.kfr.soap.reply.ReplyDocument;
import org.apache.cxf.attachment.AttachmentImpl;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.AttachmentOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.Element;

/**
 * Sends a file along with a reply: as a part of its own after the signed envelope, read from the disk as it is sent. A reply without
 * a file stays what it is.
 */
public final class AttachedFileInterceptor extends AbstractSoapInterceptor {

    public AttachedFileInterceptor() {
        super(Phase.SETUP);
    }

    /**
     * Has the file sent along with the reply to this request, and deleted when the request is over, however that is.
     *
     * @return the address that the reply refers to it by
     */
    public static String toReplyOf(Message request, SpooledFile file) {
        RequestResources.closeAfter(request, file);
        String id = UUID.randomUUID() + "@kfr";
        request.getExchange().put(Outgoing.class, new Outgoing(id, file));
        return "cid:" + id;
    }

    /**
     * Has the file, which is the content of an element of the reply, sent as an attachment of MTOM, if the request came as MTOM. What is
     * signed and stored is the reply with its content; only on its way the element refers to the attachment.
     */
    public static void asMtomWhereAskedSo(Message request, SpooledFile file) {
        if (request.getExchange().get(Multipart.class) != null) {
            Outgoing outgoing = new Outgoing(UUID.randomUUID() + "@kfr", file);
            request.getExchange().put(Packaging.class, signed -> pack(signed, outgoing));
        }
    }

    private static void pack(SoapMessage signed, Outgoing outgoing) {
        Element content = (Element) ReplyDocument.of(signed)
                .getElementsByTagNameNS("urn:no:kfr:upload:v1", "content")
                .item(0);
        Element include = content.getOwnerDocument().createElementNS(XopIncludeInterceptor.XOP, "xop:Include");
        include.setAttribute("href", "cid:" + outgoing.id());
        content.setTextContent("");
        content.appendChild(include);
        signed.setAttachments(List.of(attachment(outgoing)));
    }

    private static AttachmentImpl attachment(Outgoing outgoing) {
        return new AttachmentImpl(outgoing.id(), new DataHandler(outgoing));
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Outgoing outgoing = message.getExchange().get(Outgoing.class);
        if (outgoing != null) {
            message.setAttachments(List.of(attachment(outgoing)));
            message.put(AttachmentOutInterceptor.WRITE_ATTACHMENTS, Boolean.TRUE);
        }
        if (message.getExchange().get(Packaging.class) != null) {
            message.put(Message.MTOM_ENABLED, Boolean.TRUE);
        }
    }

    private record Outgoing(String id, SpooledFile file) implements DataSource {

        @Override
        public InputStream getInputStream() throws IOException {
            return file.open();
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return "text/csv; charset=UTF-8";
        }

        @Override
        public String getName() {
            return id;
        }
    }
}
