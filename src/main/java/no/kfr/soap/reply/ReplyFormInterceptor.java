package no.kfr.soap.reply;

import java.nio.charset.StandardCharsets;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;

/**
 * Replies and faults are in the version of SOAP that their request is in, whatever the address. And in UTF-8, whatever the request was:
 * there are charsets that can be read and not written.
 */
public final class ReplyFormInterceptor extends AbstractSoapInterceptor {

    public ReplyFormInterceptor() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        if (message.getExchange().getInMessage() instanceof SoapMessage request) {
            message.setVersion(request.getVersion());
            message.put(Message.CONTENT_TYPE, request.getVersion().getContentType());
        }
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
    }
}
