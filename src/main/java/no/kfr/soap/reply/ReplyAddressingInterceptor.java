package no.kfr.soap.reply;

import java.util.UUID;
import javax.xml.namespace.QName;
import no.kfr.soap.message.Addressing;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.Xml;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Puts the WS-Addressing headers on a reply or fault: what it is, and which request it answers. */
public final class ReplyAddressingInterceptor extends AbstractSoapInterceptor {

    public ReplyAddressingInterceptor() {
        super(Phase.PREPARE_SEND);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Envelope request = message.getExchange().get(Envelope.class);
        if (request == null) {
            return;
        }
        // those of a reply that could not be written, whose place a fault takes
        message.getHeaders()
                .removeIf(header -> Xml.ADDRESSING.equals(header.getName().getNamespaceURI()));
        add(message, "Action", action(message, request));
        add(message, "MessageID", "urn:uuid:" + UUID.randomUUID());
        add(message, "To", Xml.ADDRESSING + "/anonymous");
        Addressing.repeatableId(request).ifPresent(id -> add(message, "RelatesTo", id));
    }

    private static String action(SoapMessage message, Envelope request) {
        String service = message.getExchange()
                .getEndpoint()
                .getEndpointInfo()
                .getInterface()
                .getName()
                .getNamespaceURI();
        return message.getContent(Exception.class) == null
                ? service + ":" + request.payload().getLocalName() + "Response"
                : service + ":fault";
    }

    private static void add(SoapMessage message, String name, String text) {
        Document document = DOMUtils.createDocument();
        Element header = document.createElementNS(Xml.ADDRESSING, "wsa:" + name);
        header.setTextContent(text);
        message.getHeaders().add(new SoapHeader(new QName(Xml.ADDRESSING, name), header));
    }
}
