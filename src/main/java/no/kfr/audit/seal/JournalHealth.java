package no.kfr.audit.seal;

import java.time.Clock;
import java.time.Duration;
import no.kfr.audit.seal.BlockTable.Waiting;
import no.kfr.transaction.UnitOfWork;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Health by what waits for its seal: up all the same, because entries are safe and requests are answered; with since when. */
public final class JournalHealth implements HealthIndicator {

    private static final Duration SEALED_WITHIN = Duration.ofMinutes(1);

    private final BlockTable blocks;
    private final UnitOfWork transaction;
    private final Clock clock;

    public JournalHealth(BlockTable blocks, UnitOfWork transaction, Clock clock) {
        this.blocks = blocks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Waiting waiting;
        try {
            waiting = transaction.run(blocks::waiting);
        } catch (RuntimeException away) {
            return Health.unknown()
                    .withDetail("reason", away.getClass().getSimpleName())
                    .build();
        }
        Health.Builder health =
                Health.up().withDetail("waiting", waiting.entries()).withDetail("refused", waiting.refused());
        waiting.oldest().ifPresent(oldest -> {
            health.withDetail("waitingSince", oldest.toString());
            health.withDetail("late", oldest.isBefore(clock.instant().minus(SEALED_WITHIN)));
        });
        return health.build();
    }
}
