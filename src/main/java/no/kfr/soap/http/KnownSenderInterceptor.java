package no.kfr.soap.http;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;

/** In the chain of answers, not of faults: from where somebody got one, his next messages do not stand among strangers'. */
public final class KnownSenderInterceptor extends AbstractSoapInterceptor {

    private final Runnable answered;

    /** @param answered told of every answer */
    public KnownSenderInterceptor(Runnable answered) {
        super(Phase.PRE_PROTOCOL_ENDING);
        this.answered = answered;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Arrivals.of(message.getExchange().getInMessage()).isProven();
        answered.run();
    }
}
