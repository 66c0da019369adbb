package no.kfr.soap.security;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;

/** Lets an answer leave only when its request is claimed for good, however the operation came to its answer. */
public final class AnswerClaimed extends AbstractSoapInterceptor {

    public AnswerClaimed() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        MessageClaim.settle(message.getExchange());
    }
}
