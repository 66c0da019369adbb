package no.kfr.soap.reply;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import no.kfr.identity.UuidText;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.Xml;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.Element;

/**
 * Gives ids back as they were sent. UUIDs are compared without case and kept in small letters; callers that write them in capitals look
 * for their own in the reply, letter by letter.
 */
public final class EchoedIdsInterceptor extends AbstractSoapInterceptor {

    public EchoedIdsInterceptor() {
        super(Phase.PRE_PROTOCOL_ENDING);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Envelope request = message.getExchange().get(Envelope.class);
        if (request == null) {
            return;
        }
        Map<String, String> sent = sentOtherwise(request);
        if (!sent.isEmpty()) {
            // the headers repeat what was sent as it is
            echo(Xml.children(ReplyDocument.of(message).getDocumentElement()).getLast(), sent);
        }
    }

    /** Ids of the request that are not in small letters, by what they are in small letters. */
    private static Map<String, String> sentOtherwise(Envelope request) {
        return Xml.children(request.payload()).stream()
                .map(field -> field.getTextContent().strip())
                .filter(id -> UuidText.flaw(id) == null && !id.equals(id.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(id -> id.toLowerCase(Locale.ROOT), id -> id, (first, other) -> first));
    }

    private static void echo(Element element, Map<String, String> sent) {
        var children = Xml.children(element);
        if (children.isEmpty()) {
            String as = sent.get(element.getTextContent());
            if (as != null) {
                element.setTextContent(as);
            }
        }
        children.forEach(child -> echo(child, sent));
    }
}
