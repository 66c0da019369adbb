package no.kfr.soap.message;

import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;

/** Refuses what does not even say that it is SOAP, before it is read. */
public final class MediaTypeInterceptor extends AbstractSoapInterceptor {

    private static final List<String> SOAP = List.of("text/xml", "application/soap+xml");
    private static final int LONGEST_BOUNDARY = 70;

    private final boolean attachments;

    /** @param attachments whether messages with attachments (MTOM) are taken as well */
    public MediaTypeInterceptor(boolean attachments) {
        super(Phase.RECEIVE);
        this.attachments = attachments;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        MediaType type = MediaType.of((String) message.get(Message.CONTENT_TYPE));
        if (!SOAP.contains(type.name()) && !(attachments && isMtom(type))) {
            throw Refused.because(List.of(Violation.ofMessage(
                    Code.UNSUPPORTED_MEDIA,
                    "Content-Type is text/xml for SOAP 1.1, application/soap+xml for SOAP 1.2"
                            + (attachments
                                    ? ", multipart/related of type application/xop+xml with attachments"
                                    : ""))));
        }
    }

    private static boolean isMtom(MediaType type) {
        int boundary = type.parameter("boundary").length();
        return type.name().equals("multipart/related")
                && type.parameter("type").equalsIgnoreCase("application/xop+xml")
                && boundary > 0
                && boundary <= LONGEST_BOUNDARY;
    }
}
