package no.kfr.soap.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.apache.cxf.binding.soap.SoapBindingConstants;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.model.SoapOperationInfo;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.BindingOperationInfo;
import org.w3c.dom.Element;

/** Whether a proven message asks for an operation of this service, says so everywhere alike, and is as the schema demands. */
public final class CheckPayload extends AbstractSoapInterceptor {

    private final SchemaRules schema;

    public CheckPayload(SchemaRules schema) {
        super(Phase.POST_PROTOCOL);
        this.schema = schema;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Envelope envelope = message.getExchange().get(Envelope.class);
        BindingOperationInfo operation = operationOf(message, envelope.payload());
        requireAction(message, envelope, actionOf(operation));
        List<Violation> violations = schema.violationsIn(envelope.payload());
        if (!violations.isEmpty()) {
            throw Refused.because(violations);
        }
    }

    private static BindingOperationInfo operationOf(SoapMessage message, Element payload) {
        QName name = new QName(payload.getNamespaceURI(), payload.getLocalName());
        return message.getExchange().getEndpoint().getEndpointInfo().getBinding().getOperations().stream()
                .filter(operation -> operation.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.because(Code.UNKNOWN_OPERATION));
    }

    private static String actionOf(BindingOperationInfo operation) {
        SoapOperationInfo soap = operation.getExtensor(SoapOperationInfo.class);
        return soap == null ? "" : soap.getAction();
    }

    private static void requireAction(SoapMessage message, Envelope envelope, String expected) {
        if (!Addressing.of(envelope).action().equals(expected)) {
            throw Refused.because(Code.ACTION_MISMATCH, "wsa:Action", "is " + expected);
        }
        transportAction(message).filter(action -> !action.equals(expected)).ifPresent(other -> {
            throw Refused.because(Code.ACTION_MISMATCH, "SOAPAction", "is left out, empty, or " + expected);
        });
    }

    /** SOAP 1.1 has it in a header, SOAP 1.2 in a parameter of the content type; both may leave it out. */
    private static Optional<String> transportAction(SoapMessage message) {
        Map<String, List<String>> headers = CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
        List<String> values = headers == null ? null : headers.get(SoapBindingConstants.SOAP_ACTION);
        String soap11 = values == null || values.isEmpty() ? "" : values.getFirst();
        String type = String.valueOf(message.get(Message.CONTENT_TYPE));
        int at = type.toLowerCase(Locale.ROOT).indexOf("action=");
        String soap12 = at < 0 ? "" : type.substring(at + "action=".length()).split(";", 2)[0];
        String action = (soap11.isBlank() ? soap12 : soap11).strip();
        String unquoted = action.startsWith("\"") && action.endsWith("\"") && action.length() > 1
                ? action.substring(1, action.length() - 1)
                : action;
        return Optional.of(unquoted).filter(text -> !text.isBlank());
    }
}
