package no.kfr.soap.message;

import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.binding.soap.SoapMessage;
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
}
