package no.kfr.bulkload.apply;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.report.EntryRetention;
import no.kfr.identity.OrganisationNumber;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Institutions with batches take turns at the workers of all nodes: one task per institution in the cluster's scheduler. A turn
 * that is over while others wait goes to the end of the queue, so that nobody waits for the whole of another's batch. Only in
 * a register that serves; never in an operator's command.
 */
@Component
@ConditionalOnWebApplication
public class BatchScheduler implements BatchTrigger, SmartLifecycle {

    private static final String TURN = "bulkload-turn";
    /** Finds batches whose turn was never asked for, because their node died at that moment. */
    private static final Duration LOOK_ROUND = Duration.ofSeconds(10);

    private static final Duration RETENTION = Duration.ofHours(1);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LAST_CHUNK = Duration.ofSeconds(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final BatchRuns runs;
    private final BatchTable batches;
    private final BulkloadSettings settings;
    private final Clock clock;
    private final CustomTask<Void> turn;
    private final Scheduler scheduler;
    private volatile boolean running;

    public BatchScheduler(
            BatchRuns runs,
            BatchTable batches,
            EntryRetention retention,
            BulkloadSettings settings,
            Clock clock,
            DataSource dataSource) {
        this.runs = runs;
        this.batches = batches;
        this.settings = settings;
        this.clock = clock;
        this.turn = Tasks.custom(TURN, Void.class)
                .onFailure(this::tryLater)
                .onDeadExecutionRevive()
                .execute((instance, context) -> take(new OrganisationNumber(instance.getId()), context));
        RecurringTask<Void> lookRound = Tasks.recurring("bulkload-look-round", FixedDelay.of(LOOK_ROUND))
                .execute((instance, context) -> lookRound());
        RecurringTask<Void> remove = Tasks.recurring("bulkload-retention", FixedDelay.of(RETENTION))
                .execute((instance, context) ->
                        retention.remove(() -> !context.getSchedulerState().isShuttingDown()));
        this.scheduler = Scheduler.create(dataSource, turn)
                .startTasks(lookRound, remove)
                .tableName("scheduled_task")
                .threads(settings.workers())
                .pollingInterval(settings.pollingInterval())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LAST_CHUNK)
                .alwaysPersistTimestampInUTC()
                .enableImmediateExecution()
                .clock(clock::instant)
                .build();
    }

    @Override
    public void fire(OrganisationNumber institution) {
        scheduler.scheduleIfNotExists(turn.instance(institution.value()), clock.instant());
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private CompletionHandler<Void> take(OrganisationNumber institution, ExecutionContext context) {
        long over = System.nanoTime() + settings.turn().toNanos();
        boolean more = runs.run(institution, () -> goesOn(context, over));
        return (complete, operations) -> finish(institution, more, complete, operations);
    }

    private boolean goesOn(ExecutionContext context, long over) {
        LockSupport.parkNanos(settings.pause().toNanos());
        if (context.getSchedulerState().isShuttingDown()) {
            return false;
        }
        return System.nanoTime() - over < 0 || !othersWait();
    }

    private boolean othersWait() {
        return scheduler
                .getScheduledExecutionsForTask(
                        TURN, Void.class, ScheduledExecutionsFilter.all().withPicked(false))
                .stream()
                .anyMatch(execution -> !execution.getExecutionTime().isAfter(clock.instant()));
    }

    private void finish(
            OrganisationNumber institution,
            boolean more,
            ExecutionComplete complete,
            ExecutionOperations<Void> operations) {
        if (more) {
            operations.reschedule(complete, clock.instant());
            scheduler.triggerCheckForDueExecutions();
            return;
        }
        operations.remove();
        // one may have come while the task was still there, and found no need for another
        if (runs.next(institution).isPresent()) {
            fire(institution);
        }
    }

    private void tryLater(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = Math.min(10, complete.getExecution().consecutiveFailures);
        Duration pause = Duration.ofSeconds(1L << failures);
        operations.reschedule(
                complete, clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    private void lookRound() {
        for (OrganisationNumber institution : batches.institutionsWithWork()) {
            if (runs.next(institution).isPresent()) {
                fire(institution);
            }
        }
    }
}
