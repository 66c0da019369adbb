package no.kfr.soap.proof;

import jakarta.servlet.ServletRequest;
import java.time.Clock;
import no.kfr.audit.Journal;
import no.kfr.soap.message.RequestResources;
import no.kfr.transaction.UnitOfWork;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** First of all: makes the {@link RequestUnderWay}, whose work {@link CommitInterceptor} commits as the last of all. */
public final class BeginWorkInterceptor extends AbstractSoapInterceptor {

    private final Journal journal;
    private final UnitOfWork transaction;
    private final Clock clock;

    public BeginWorkInterceptor(Journal journal, UnitOfWork transaction, Clock clock) {
        super(Phase.RECEIVE);
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        RequestUnderWay request = new RequestUnderWay(message.getExchange(), journal, transaction, clock.instant());
        message.getExchange().put(RequestUnderWay.class, request);
        if (message.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof ServletRequest http) {
            http.setAttribute(RequestUnderWay.class.getName(), message.getExchange());
        }
        // whatever happens: nothing is left open when the thread goes on to another request
        RequestResources.closeAfter(message, request::takeBack);
    }
}
