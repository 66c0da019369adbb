package no.kfr.soap.message;

import java.io.InputStream;
import java.nio.charset.Charset;
import javax.xml.stream.XMLStreamReader;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.SoapVersionFactory;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.w3c.dom.Document;

/**
 * Reads the whole message once, into the {@link Envelope} that everything after it works on. Which version of SOAP it is in, it says
 * itself; every address takes both.
 */
public final class EnvelopeInterceptor extends AbstractSoapInterceptor {

    private final StrictXml xml;

    public EnvelopeInterceptor(XmlLimits limits) {
        super(Phase.POST_STREAM);
        addBefore(StaxInInterceptor.class.getName());
        this.xml = new StrictXml(limits);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        InputStream in = message.getContent(InputStream.class);
        if (in == null) {
            throw Refused.because(Code.NOT_WELL_FORMED);
        }
        Document document = xml.read(in, Charset.forName((String) message.get(Message.ENCODING)));
        Envelope envelope = Envelope.of(document);
        message.setVersion(SoapVersionFactory.getInstance().getSoapVersion(envelope.soapNamespace()));
        message.getExchange().put(Envelope.class, envelope);
        message.setContent(XMLStreamReader.class, StaxUtils.createXMLStreamReader(document));
    }
}
