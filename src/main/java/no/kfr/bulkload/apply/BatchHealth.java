package no.kfr.bulkload.apply;

import java.util.Optional;
import no.kfr.transaction.UnitOfWork;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health by batches: up all the same when some make no progress, because requests are answered; with why and since when. */
@Component("batchesHealthIndicator")
class BatchHealth implements HealthIndicator {

    private final BatchProgress progress;
    private final UnitOfWork transaction;

    BatchHealth(BatchProgress progress, UnitOfWork transaction) {
        this.progress = progress;
        this.transaction = transaction;
    }

    @Override
    public Health health() {
        Optional<BatchProgress.Stalled> stalled;
        try {
            stalled = transaction.run(progress::stalled);
        } catch (RuntimeException away) {
            return Health.unknown()
                    .withDetail("reason", away.getClass().getSimpleName())
                    .build();
        }
        Health.Builder health = Health.up()
                .withDetail(
                        "stalled", stalled.map(BatchProgress.Stalled::number).orElse(0));
        stalled.ifPresent(
                oldest -> health.withDetail("stalledSince", oldest.since().toString())
                        .withDetail("stalledBecause", oldest.because()));
        return health.build();
    }
}
