package no.kfr.soap.reply;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;

/** Before a reply or fault is signed: whatever it repeats of a request, it can be written. */
public final class WritableReplyInterceptor extends AbstractSoapInterceptor {

    public WritableReplyInterceptor() {
        super(Phase.PRE_PROTOCOL_ENDING);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        WritableText.in(ReplyDocument.of(message).getDocumentElement());
    }
}
