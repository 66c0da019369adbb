package no.kfr.soap.message;

import java.util.List;
import java.util.Locale;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;

/** Refuses what does not even say that it is SOAP, before it is read. */
public final class CheckMedia extends AbstractSoapInterceptor {

    private static final List<String> SOAP = List.of("text/xml", "application/soap+xml");

    public CheckMedia() {
        super(Phase.RECEIVE);
        addBefore(SizeLimit.class.getName());
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Object type = message.get(Message.CONTENT_TYPE);
        String media =
                String.valueOf(type).toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        if (!SOAP.contains(media)) {
            throw Refused.because(List.of(Violation.ofMessage(
                    Code.UNSUPPORTED_MEDIA,
                    "Content-Type is text/xml for SOAP 1.1, application/soap+xml for SOAP 1.2")));
        }
    }
}
