package no.kfr.access.certificate.own;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Health by certificates: up with a list while an end comes near, so that no load balancer takes a node away for it; out of
 * service once the register's own has ended, for nobody can accept what it signs.
 */
public final class CertificateHealth implements HealthIndicator {

    private final ExpiryWatch watch;

    public CertificateHealth(ExpiryWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        Instant now = watch.now();
        Map<String, Long> daysLeft = new LinkedHashMap<>();
        watch.endingSoon().forEach(expiry -> daysLeft.put(expiry.name(), expiry.daysLeft(now)));
        Health.Builder health = watch.ownHasExpired() ? Health.outOfService() : Health.up();
        return health.withDetail("endingSoon", !daysLeft.isEmpty())
                .withDetail("daysLeft", daysLeft)
                .build();
    }
}
