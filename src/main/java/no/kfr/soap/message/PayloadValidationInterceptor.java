package no.kfr.soap.message;

import java.util.List;
import java.util.Map;
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
public final class PayloadValidationInterceptor extends AbstractSoapInterceptor {

    private final SchemaRules schema;

    public PayloadValidationInterceptor(SchemaRules schema) {
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
        if (!transportActions(message).allMatch(expected::equals)) {
            throw Refused.because(Code.ACTION_MISMATCH, "SOAPAction", "is left out, empty, or " + expected);
        }
    }

    /** SOAP 1.1 has it in a header, SOAP 1.2 in a parameter of the content type, with attachments within another one. All count. */
    private static Stream<String> transportActions(SoapMessage message) {
        Map<String, List<String>> headers = CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
        List<String> soap11 = headers == null ? null : headers.get(SoapBindingConstants.SOAP_ACTION);
        MediaType type = MediaType.of((String) message.get(Message.CONTENT_TYPE));
        MediaType inside = MediaType.of(type.parameter("start-info"));
        return Stream.concat(
                        soap11 == null ? Stream.of() : soap11.stream().map(PayloadValidationInterceptor::unquoted),
                        Stream.of(type.parameter("action"), inside.parameter("action")))
                .filter(action -> !action.isBlank());
    }

    private static String unquoted(String action) {
        String text = action.strip();
        return text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
