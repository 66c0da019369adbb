package no.kfr.soap.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import no.kfr.process.OutOfMemory;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.proof.RequestUnderWay;
import no.kfr.time.OsloTime;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

/** First in the chain of every fault: replaces what was thrown by the typed fault, logs it, and has it journalled. */
public final class FaultInterceptor extends AbstractSoapInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(FaultInterceptor.class);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final RefusalJournal journal;
    private final DatabaseOutcomes outcomes;
    private final Clock clock;

    public FaultInterceptor(RefusalJournal journal, DatabaseOutcomes outcomes, Clock clock) {
        super(Phase.SETUP);
        this.journal = journal;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        // it was refused, or there would be an answer
        Optional.ofNullable(message.getExchange().get(RequestUnderWay.class)).ifPresent(RequestUnderWay::takeBack);
        Exception thrown = message.getContent(Exception.class);
        OutOfMemory.endIfIn(thrown);
        Optional<Envelope> envelope = Optional.ofNullable(message.getExchange().get(Envelope.class));
        Optional<UUID> correlationId = envelope.flatMap(Envelope::correlationId);
        // nobody hears this fault any more, and what was asked has been journalled when it was carried out
        boolean hungUp = DisconnectedClientHelper.isClientDisconnectedException(thrown);
        Refused refused = hungUp
                ? Refused.because(Code.INTERNAL_ERROR)
                : journalled(message, ExceptionTranslation.refusalFor(thrown, envelope));
        message.getExchange().put(Refused.class, refused);
        if (refused.code() == Code.DATABASE_UNAVAILABLE) {
            outcomes.failed();
        }
        log(refused, correlationId, thrown, hungUp);
        OffsetDateTime time = OffsetDateTime.now(clock.withZone(OsloTime.ZONE)).truncatedTo(ChronoUnit.MILLIS);
        message.setContent(
                Exception.class,
                TypedFault.of(refused, correlationId, time, RequestUnderWay.soapVersionOf(message.getExchange())));
    }

    /** A refusal that could not be journalled is answered as what it is then: the register's own failure. */
    private Refused journalled(SoapMessage message, Refused refused) {
        try {
            return journal.record(message.getExchange(), refused);
        } catch (RuntimeException failed) {
            LOG.error("a refusal could not be journalled: {}", ExceptionTranslation.described(failed));
            return refused.code().retryable() ? refused : Refused.forNow(Code.DATABASE_UNAVAILABLE, LATER, failed);
        }
    }

    private static void log(Refused refused, Optional<UUID> correlationId, Throwable thrown, boolean hungUp) {
        String id = correlationId.map(UUID::toString).orElse("none");
        if (hungUp) {
            LOG.info("the caller hung up, correlation id {}", id);
        } else if (refused.code() == Code.INTERNAL_ERROR) {
            LOG.error("{} correlation id {}: {}", refused.code().id(), id, ExceptionTranslation.described(thrown));
        } else if (refused.code() == Code.DATABASE_UNAVAILABLE) {
            LOG.warn("{} correlation id {}: {}", refused.code().id(), id, ExceptionTranslation.described(thrown));
        } else {
            LOG.info("refused {} correlation id {}", refused.code().id(), id);
        }
    }
}
