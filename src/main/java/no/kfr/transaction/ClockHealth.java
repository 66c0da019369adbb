package no.kfr.transaction;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health by the machine's clock: up all the same, because the register goes by the database's. */
@Component("clockHealthIndicator")
class ClockHealth implements HealthIndicator {

    private final DatabaseClock clock;

    ClockHealth(DatabaseClock clock) {
        this.clock = clock;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("off", clock.isOff())
                .withDetail("millisAheadOfDatabase", clock.ownAhead().toMillis())
                .build();
    }
}
