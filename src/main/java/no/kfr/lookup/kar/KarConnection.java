package no.kfr.lookup.kar;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
    /** KAR is found again within half a minute of its return, whatever it asked for. */
    private static final Duration LONGEST_HELD = Duration.ofSeconds(25);

    private static final Duration TOLD_EVERY = Duration.ofMinutes(10);
    private static final Set<Code> NEEDS_A_PERSON =
            Set.of(Code.KAR_NO_ACCESS, Code.KAR_PROXY, Code.KAR_NOT_TRUSTED, Code.KAR_NOT_UNDERSTOOD, Code.KAR_REFUSED);

    private final KarSettings settings;
    private final Clock clock;
    private final Map<Code, Instant> toldAt = new ConcurrentHashMap<>();
    private volatile Instant heldUntil = Instant.EPOCH;
    private final Http http;
    private final KarInterface kar;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    KarConnection(KarSettings settings, OwnKey key, Clock clock) {
        this.settings = settings;
        this.clock = clock;
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
        Duration held = Duration.between(clock.instant(), heldUntil);
        if (held.isPositive()) {
            return noAnswer(Code.KAR_UNAVAILABLE, held.compareTo(SOON) < 0 ? SOON : held);
        }
        try {
            return bulkhead.executeSupplier(
                    () -> breaker.executeSupplier(() -> new KarReply.Answered<>(answer(request))));
        } catch (BulkheadFullException busy) {
            return noAnswer(Code.KAR_BUSY);
        } catch (CallNotPermittedException leftAlone) {
            return noAnswer(Code.KAR_UNAVAILABLE);
        } catch (Unanswered failed) {
            tell(id, failed);
            return noAnswer(failed.code(), waiting(failed));
        } catch (RuntimeException unforeseen) {
            LOG.error("Question {} to KAR failed in a way that nobody thought of", id, unforeseen);
            return noAnswer(Code.KAR_NOT_UNDERSTOOD);
        }
    }

    /** The breaker counts exceptions only: after an error, its one trial would be under way for ever, and KAR left alone. */
    private <T> T answer(Function<AnswerDeadline, T> request) {
        try {
            return request.apply(AnswerDeadline.in(settings.timeout()));
        } catch (Error broken) {
            throw new IllegalStateException("the register itself failed", broken);
        }
    }

    private <T> KarReply<T> noAnswer(Code code) {
        return noAnswer(code, code == Code.KAR_BUSY ? SOON : settings.openStateDuration());
    }

    private <T> KarReply<T> noAnswer(Code code, Duration retryAfter) {
        return new KarReply.NoAnswer<>(code, code.retryable() ? retryAfter : null);
    }

    /** As late as KAR itself, or Maskinporten, asks; and nobody else is sent there meanwhile, for as long as is right. */
    private Duration waiting(Unanswered failed) {
        Duration asked = failed.retryAfter();
        if (asked == null) {
            return settings.openStateDuration();
        }
        Duration held = asked.compareTo(LONGEST_HELD) > 0 ? LONGEST_HELD : asked;
        heldUntil = clock.instant().plus(held);
        return asked.compareTo(SOON) < 0 ? SOON : asked;
    }

    /** What only a person can put right is told to one: as a warning, once in a while and not for each question. */
    private void tell(CorrelationId id, Unanswered failed) {
        Instant now = clock.instant();
        boolean told = NEEDS_A_PERSON.contains(failed.code())
                && !now.isBefore(
                        toldAt.getOrDefault(failed.code(), Instant.EPOCH).plus(TOLD_EVERY));
        if (told) {
            toldAt.put(failed.code(), now);
            LOG.warn(
                    "KAR cannot be asked until somebody puts it right: {} {}",
                    failed.code().id(),
                    failed.reason());
        } else {
            LOG.info("KAR did not answer question {}: {} {}", id, failed.code().id(), failed.reason());
        }
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
