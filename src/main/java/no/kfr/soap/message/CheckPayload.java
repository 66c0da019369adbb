package no.kfr.soap.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** SOAP 1.1 has it in a header, SOAP 1.2 in a parameter of the content type, with attachments within another one. */
    private static Optional<String> transportAction(SoapMessage message) {
        Map<String, List<String>> headers = CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
        List<String> values = headers == null ? null : headers.get(SoapBindingConstants.SOAP_ACTION);
        String soap11 =
                values == null || values.isEmpty() ? "" : values.getFirst().strip();
        String unquoted = soap11.startsWith("\"") && soap11.endsWith("\"") && soap11.length() > 1
                ? soap11.substring(1, soap11.length() - 1)
                : soap11;
        MediaType type = MediaType.of((String) message.get(Message.CONTENT_TYPE));
        MediaType inside = MediaType.of(type.parameter("start-info"));
        return Stream.of(unquoted, type.parameter("action"), inside.parameter("action"))
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
