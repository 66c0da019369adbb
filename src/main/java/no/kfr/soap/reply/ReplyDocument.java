package no.kfr.soap.reply;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;
import org.w3c.dom.Document;

/** The reply or fault as it was written, in memory until it is sent. */
public final class ReplyDocument {

    private ReplyDocument() {}

    public static Document of(SoapMessage reply) {
        if (reply.getContent(XMLStreamWriter.class) instanceof W3CDOMStreamWriter written) {
            return written.getDocument();
        }
        throw new IllegalStateException("a reply is written into a document first");
    }

    /** As it is stored and sent. */
    public static byte[] bytes(Document document) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
            XMLStreamWriter writer = StaxUtils.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            StaxUtils.copy(document, writer);
            writer.close();
            return bytes.toByteArray();
        } catch (XMLStreamException failed) {
            throw Refused.because(Code.INTERNAL_ERROR, failed);
        }
    }
}
