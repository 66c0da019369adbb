package no.kfr.soap.fault;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import no.kfr.process.OutOfMemory;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.http.BufferedReplyFilter;
import no.kfr.soap.message.Addressing;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.proof.CommitInterceptor;
import no.kfr.soap.proof.RequestUnderWay;
import no.kfr.soap.security.ReplySignatureInterceptor;
import no.kfr.time.OsloTime;
import org.apache.cxf.message.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Stands around the services: where neither a reply nor its fault could be written, a {@link TextFault} is, signed where that is possible.
 * No caller is left with an empty answer, whatever went wrong, and where.
 */
public final class LastResortFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(LastResortFilter.class);

    private final RefusalJournal journal;
    private final ReplySignatureInterceptor signature;
    private final CommitInterceptor commit;
    private final Clock clock;

    public LastResortFilter(
            RefusalJournal journal, ReplySignatureInterceptor signature, CommitInterceptor commit, Clock clock) {
        this.journal = journal;
        this.signature = signature;
        this.commit = commit;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Throwable thrown = null;
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error failed) {
            OutOfMemory.endIfIn(failed);
            if (DisconnectedClientHelper.isClientDisconnectedException(failed)
                    || !BufferedReplyFilter.isHere(response)) {
                throw failed;
            }
            thrown = failed;
        }
        Exchange exchange = RequestUnderWay.exchangeOf(request);
        if (exchange != null
                && BufferedReplyFilter.isHere(response)
                && (thrown != null || isNoAnswer(exchange, (HttpServletResponse) response))) {
            LOG.error(
                    "neither reply nor fault could be written: {}",
                    thrown == null ? "" : ExceptionTranslation.described(thrown));
            answer(exchange, (HttpServletResponse) response);
        }
    }

    /** Nothing was written, or a fault behind a reply that broke off. */
    private static boolean isNoAnswer(Exchange exchange, HttpServletResponse response) {
        return BufferedReplyFilter.isEmpty(response)
                || exchange.get(Refused.class) != null && response.getStatus() == HttpServletResponse.SC_OK;
    }

    private void answer(Exchange exchange, HttpServletResponse response) throws IOException {
        Code code = journalled(exchange);
        Optional<Envelope> request = Optional.ofNullable(exchange.get(Envelope.class));
        TextFault fault = new TextFault(
                RequestUnderWay.soapVersionOf(exchange).getNamespace(),
                exchange.getEndpoint()
                        .getEndpointInfo()
                        .getInterface()
                        .getName()
                        .getNamespaceURI(),
                request.flatMap(Addressing::repeatableId),
                code,
                request.flatMap(Envelope::correlationIdAsSent),
                OffsetDateTime.now(clock.withZone(OsloTime.ZONE)).truncatedTo(ChronoUnit.MILLIS));
        byte[] bytes = signature.signedIfPossible(fault.text(), request.orElse(null));
        commit.commitFault(exchange, bytes);
        response.reset();
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        response.setContentType(RequestUnderWay.soapVersionOf(exchange).getContentType() + ";charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** What the journal has been told of the refusal already, or is told now. */
    private Code journalled(Exchange exchange) {
        Refused known = exchange.get(Refused.class);
        if (known != null) {
            return known.code();
        }
        try {
            RequestUnderWay.of(exchange).takeBack();
            return journal.record(exchange, Refused.because(Code.INTERNAL_ERROR))
                    .code();
        } catch (RuntimeException failed) {
            LOG.error("a refusal could not be journalled: {}", ExceptionTranslation.described(failed));
            return Code.INTERNAL_ERROR;
        }
    }
}
