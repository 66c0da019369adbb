package no.kfr.soap.fault;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether requests can be answered: asks the database for what every request needs, and believes the requests themselves when they
 * fail in a row. Part of readiness, not of liveness: another start brings no database back.
 */
@Component("databaseHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final JdbcClient database;
    private final DatabaseOutcomes outcomes;

    DatabaseHealth(JdbcClient database, DatabaseOutcomes outcomes) {
        this.database = database;
        this.outcomes = outcomes;
    }

    @Override
    public Health health() {
        if (outcomes.areAllFailures()) {
            return Health.down().withDetail("reason", "requests fail in a row").build();
        }
        CompletableFuture<Health> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("database-health").start(() -> answer.complete(ask()));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            return down("no answer in " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException | InterruptedException stopping) {
            return down("asked in vain");
        }
    }

    private Health ask() {
        try {
            database.sql("select count(*) from journal_entry where entry_id = 'none'")
                    .query(Long.class)
                    .single();
            return Health.up().build();
        } catch (RuntimeException away) {
            return down(away.getClass().getSimpleName());
        }
    }

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }
}
