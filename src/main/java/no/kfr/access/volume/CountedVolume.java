package no.kfr.access.volume;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import no.kfr.identity.CaseId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.transaction.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/**
 * Counts on the node, and exchanges counts with the other nodes through the database once a second, or when a twentieth of the
 * rate is pending. So a question costs nothing in most cases, and all nodes together admit at most a twentieth of the rate
 * too much per further node.
 */
final class CountedVolume implements VolumeGuard {

    private static final Logger LOG = LoggerFactory.getLogger(CountedVolume.class);
    private static final int PART_COUNTED_ALONE = 20;
    private static final RetryTemplate WHEN_ANOTHER_NODE_WAS_FIRST = new RetryTemplate(RetryPolicy.builder()
            .predicate(DuplicateKeyException.class::isInstance)
            .maxRetries(2)
            .delay(Duration.ZERO)
            .build());

    private final VolumeSettings settings;
    private final VolumeTables tables;
    private final UnitOfWork transaction;
    private final CaseNotice notice;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<OrganisationNumber, ConsumerVolume> volumes = new ConcurrentHashMap<>();

    CountedVolume(
            VolumeSettings settings,
            VolumeTables tables,
            UnitOfWork transaction,
            CaseNotice notice,
            MeterRegistry meters,
            Clock clock) {
        this.settings = settings;
        this.tables = tables;
        this.transaction = transaction;
        this.notice = notice;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void admit(OrganisationNumber consumer, Collection<CaseId> cases) {
        int perMinute = settings.perMinute(consumer);
        int perDay = settings.perDay(consumer);
        int questions = cases.size();
        refuseTooManyAtOnce(questions, Math.min(perMinute, perDay));
        ConsumerVolume volume = volumes.computeIfAbsent(
                consumer, first -> new ConsumerVolume(Math.max(1, Math.min(perMinute, perDay) / PART_COUNTED_ALONE)));
        Instant now = clock.instant();
        synchronized (volume) {
            VolumeWindow window = VolumeWindow.of(now);
            // Many at once want the counts as they are now: else each node would let through as many too much.
            if (!volume.knows(window) || volume.isStale(now) || volume.isFullWith(questions)) {
                exchange(consumer, volume, window, now);
            }
            if (volume.inDay() + questions > perDay) {
                refuse(consumer, "day", window.untilNextDay(now));
            }
            if (volume.inMinute() + questions > perMinute) {
                refuse(consumer, "minute", window.untilNextMinute(now));
            }
            cases.forEach(caseId -> volume.count(caseId.toString()));
            if (volume.isFull()) {
                exchange(consumer, volume, window, now);
            }
        }
    }

    private static void refuseTooManyAtOnce(int questions, int most) {
        if (questions > most) {
            throw Refused.because(
                    Code.INVALID_REQUEST, "question", "at most " + most + " in one request: that is the agency's rate");
        }
    }

    private void refuse(OrganisationNumber consumer, String rate, Duration retryAfter) {
        meters.counter("kfr.access.volume.refusals", "consumer", consumer.value(), "rate", rate)
                .increment();
        throw Refused.forNow(Code.RATE_EXCEEDED, retryAfter);
    }

    /** A guard that cannot count must not be what stops the service: the work itself will say that the database is gone. */
    private void exchange(OrganisationNumber consumer, ConsumerVolume volume, VolumeWindow window, Instant now) {
        try {
            volume.exchanged(
                    window, WHEN_ANOTHER_NODE_WAS_FIRST.invoke(() -> exchangeOnce(consumer, volume, window)), now);
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn(
                    "Counts of questions could not be exchanged: {}",
                    unreachable.getClass().getSimpleName());
            volume.notExchanged(window, now);
        }
    }

    private VolumeTables.Totals exchangeOnce(OrganisationNumber consumer, ConsumerVolume volume, VolumeWindow window) {
        return transaction.once(() -> {
            VolumeWindow counted = Objects.requireNonNullElse(volume.window(), window);
            if (volume.pending() > 0) {
                tables.addQuestions(consumer, counted, volume.pending());
            }
            if (!volume.pendingCases().isEmpty()) {
                tables.addCases(consumer, counted.day(), volume.pendingCases());
                notice.consider(
                        consumer,
                        counted.day(),
                        tables.totals(consumer, counted).newCases());
            }
            if (!counted.day().equals(window.day()) || volume.window() == null) {
                int days = settings.caseNotice().caseIsNewAfterDays();
                tables.forget(consumer, window, window.day().minusDays(days));
            }
            return tables.totals(consumer, window);
        });
    }
}
