package no.kfr.lookup.kar;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import no.kfr.access.OwnKey;
import no.kfr.identity.CorrelationId;
import no.kfr.refusal.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * KAR, asked by a limited number at a time. When half of the last questions got no answer it is left alone for a while, then
 * tried with one question; one answer is enough to go on as before.
 */
final class KarConnection implements KarSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KarConnection.class);
    private static final int COUNTED = 20;
    private static final int COUNTED_AT_LEAST = 5;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final KarSettings settings;
    private final Http http;
    private final KarInterface kar;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    KarConnection(KarSettings settings, OwnKey key, Clock clock) {
        this.settings = settings;
        this.http = new Http(settings);
        this.kar = new KarInterface(settings, key, http, clock);
        this.bulkhead = Bulkhead.of(
                "kar",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.maxConcurrent())
                        .maxWaitDuration(settings.maxWait())
                        .writableStackTraceEnabled(false)
                        .build());
        this.breaker = CircuitBreaker.of(
                "kar",
                CircuitBreakerConfig.custom()
                        .slidingWindow(COUNTED, COUNTED_AT_LEAST, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(settings.openStateDuration())
                        .recordException(KarConnection::isOutage)
                        .clock(clock)
                        .writableStackTraceEnabled(false)
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> tell(event.getStateTransition()));
    }

    @Override
    public CompletableFuture<KarReply<List<KarInstitution>>> institutions(KarRequest request) {
        return reply(request.correlationId(), deadline -> kar.institutions(request, deadline), request.canDoWithout());
    }

    @Override
    public CompletableFuture<KarReply<Optional<KarInstitution.Named>>> provider(KarAccountRequest request) {
        return reply(request.correlationId(), deadline -> kar.provider(request, deadline), false);
    }

    @Override
    public int capacity() {
        return settings.maxConcurrent();
    }

    /** Whether KAR answers, as far as the last questions tell. */
    boolean answers() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /** How many questions are being answered now. */
    int underWay() {
        return settings.maxConcurrent() - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close();
    }

    /** Whoever can do without KAR does not wait for one that has not been answering: the question is the trial, and goes on alone. */
    private <T> CompletableFuture<KarReply<T>> reply(
            CorrelationId id, Function<AnswerDeadline, T> request, boolean canDoWithout) {
        boolean onTrial = !answers();
        var reply = CompletableFuture.supplyAsync(() -> ask(id, request), threads);
        return canDoWithout && onTrial ? CompletableFuture.completedFuture(noAnswer(Code.KAR_UNAVAILABLE)) : reply;
    }

    private <T> KarReply<T> ask(CorrelationId id, Function<AnswerDeadline, T> request) {
        try {
            return bulkhead.executeSupplier(() -> breaker.executeSupplier(
                    () -> new KarReply.Answered<>(request.apply(AnswerDeadline.in(settings.timeout())))));
        } catch (BulkheadFullException busy) {
            return noAnswer(Code.KAR_BUSY);
        } catch (CallNotPermittedException leftAlone) {
            return noAnswer(Code.KAR_UNAVAILABLE);
        } catch (Unanswered failed) {
            LOG.info("KAR did not answer question {}: {} {}", id, failed.code().id(), failed.reason());
            return noAnswer(failed.code());
        } catch (RuntimeException unforeseen) {
            LOG.error("Question {} to KAR failed in a way that nobody thought of", id, unforeseen);
            return noAnswer(Code.KAR_NOT_UNDERSTOOD);
        }
    }

    private <T> KarReply<T> noAnswer(Code code) {
        if (!code.retryable()) {
            return new KarReply.NoAnswer<>(code, null);
        }
        return new KarReply.NoAnswer<>(code, code == Code.KAR_BUSY ? SOON : settings.openStateDuration());
    }

    /** What KAR refuses, it refuses because of the question. */
    private static boolean isOutage(Throwable failure) {
        return !(failure instanceof Unanswered unanswered && unanswered.code() == Code.KAR_REFUSED);
    }

    private void tell(CircuitBreaker.StateTransition transition) {
        switch (transition.getToState()) {
            case OPEN ->
                LOG.warn(
                        "KAR has not been answering and is not asked for {} s.",
                        settings.openStateDuration().toSeconds());
            case CLOSED -> LOG.info("KAR answers again.");
            default -> LOG.debug("KAR is tried again.");
        }
    }
}
