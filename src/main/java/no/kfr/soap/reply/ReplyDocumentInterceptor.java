package no.kfr.soap.reply;

import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.interceptor.SoapOutInterceptor;
import org.apache.cxf.interceptor.AbstractOutDatabindingInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;

/** Lets a reply or fault be written into a {@link ReplyDocument}, which is signed and stored before it is sent. */
public final class ReplyDocumentInterceptor extends AbstractSoapInterceptor {

    private static final String ORIGINAL_WRITER = ReplyDocumentInterceptor.class.getName() + ".writer";

    public ReplyDocumentInterceptor() {
        super(Phase.PRE_PROTOCOL);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        message.put(ORIGINAL_WRITER, message.getContent(XMLStreamWriter.class));
        message.setContent(XMLStreamWriter.class, new W3CDOMStreamWriter());
        // otherwise CXF writes the content past the document, straight to the connection
        message.put(AbstractOutDatabindingInterceptor.DISABLE_OUTPUTSTREAM_OPTIMIZATION, Boolean.TRUE);
        // and what is to go as an attachment of MTOM, which has to be signed first
        message.put(Message.MTOM_ENABLED, Boolean.FALSE);
    }

    /** What was written so far is dropped: the fault that follows begins a message of its own. */
    @Override
    public void handleFault(SoapMessage message) {
        if (message.remove(ORIGINAL_WRITER) instanceof XMLStreamWriter original) {
            message.setContent(XMLStreamWriter.class, original);
            message.remove(SoapOutInterceptor.WROTE_ENVELOPE_START);
        }
    }
}
