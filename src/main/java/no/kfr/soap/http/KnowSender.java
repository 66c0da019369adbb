package no.kfr.soap.http;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;

/** In the chain of answers, not of faults: from where somebody got one, his next messages do not stand among strangers'. */
public final class KnowSender extends AbstractSoapInterceptor {

    public KnowSender() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Arrivals.of(message.getExchange().getInMessage()).isProven();
    }
}
