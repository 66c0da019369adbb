package no.kfr.soap.reply;

import java.nio.charset.StandardCharsets;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;

/** Replies and faults are UTF-8, whatever the request was: there are charsets that can be read and not written. */
public final class Utf8ReplyInterceptor extends AbstractSoapInterceptor {

    public Utf8ReplyInterceptor() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
    }
}
