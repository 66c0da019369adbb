package no.kfr.soap.reply;

import java.util.UUID;
import javax.xml.namespace.QName;
import no.kfr.access.Signer;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Addressing;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.KnownHeaders;
import no.kfr.soap.message.Xml;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Puts the WS-Addressing headers on a reply or fault: what it is, which request it answers, and the reference parameters of that request
 * once it is known who sent it: what a stranger writes is not signed by the register.
 */
public final class ReplyAddressingInterceptor extends AbstractSoapInterceptor {

    /** The attribute that tells a parameter from other headers. */
    public static final String PARAMETER = "IsReferenceParameter";

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
                .removeIf(header -> Xml.ADDRESSING.equals(header.getName().getNamespaceURI()) || isParameter(header));
        add(message, "Action", action(message, request));
        add(message, "MessageID", "urn:uuid:" + UUID.randomUUID());
        add(message, "To", Xml.ADDRESSING + "/anonymous");
        Addressing.repeatableId(request).ifPresent(id -> add(message, "RelatesTo", id));
        Refused refused = message.getExchange().get(Refused.class);
        if (refused != null && refused.code() == Code.HEADER_NOT_UNDERSTOOD) {
            QName name = new QName(Xml.SOAP_12, KnownHeaders.NOT_UNDERSTOOD);
            KnownHeaders.notUnderstood(request)
                    .ifPresent(header -> message.getHeaders().add(new SoapHeader(name, header)));
        }
        if (message.getExchange().get(Signer.class) != null) {
            boolean fault = message.getContent(Exception.class) != null;
            Addressing.parametersOfReply(request, fault).forEach(parameter -> repeat(message, parameter));
        }
    }

    private static boolean isParameter(Header header) {
        return header.getObject() instanceof Element element && element.hasAttributeNS(Xml.ADDRESSING, PARAMETER);
    }

    private static void repeat(SoapMessage message, Element parameter) {
        Document document = DOMUtils.createDocument();
        Element header = (Element) document.importNode(parameter, true);
        header.setAttributeNS(Xml.ADDRESSING, "wsa:" + PARAMETER, "true");
        QName name = new QName(header.getNamespaceURI(), header.getLocalName());
        message.getHeaders().add(new SoapHeader(name, header));
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
