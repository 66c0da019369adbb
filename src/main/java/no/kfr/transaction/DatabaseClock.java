package no.kfr.transaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import no.kfr.time.MachineClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The time of the database as this node last heard it, carried forward without asking: what does not have to be ordered to the microsecond
 * goes by it. So nodes whose own clocks differ take a message for just as old, and each other for just as alive.
 */
@Component
public final class DatabaseClock extends Clock {

    /** From here on the machine's own clock is reported: its logs and its files lie. */
    static final Duration OFF = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final long ASK_AFTER = Duration.ofSeconds(10).toNanos();
    /** An answer that took longer says too little. */
    private static final long SLOW = Duration.ofSeconds(1).toNanos();

    private final CommonTime database;
    private final InstantSource own;
    private final Ticks ticks;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Heard heard;

    /** The database's time at a tick of this machine, and by how much this machine's own clock was ahead of it. */
    private record Heard(Instant time, long tick, Duration ownAhead) {

        Instant at(long now) {
            return time.plusNanos(now - tick);
        }
    }

    /** What goes on evenly, whoever sets the machine's clock. */
    interface Ticks {
        long now();
    }

    @Autowired
    DatabaseClock(DatabaseTime database) {
        this(database, MachineClock::now, System::nanoTime);
    }

    DatabaseClock(CommonTime database, InstantSource own, Ticks ticks) {
        this.database = database;
        this.own = own;
        this.ticks = ticks;
        this.heard = new Heard(own.instant(), ticks.now(), Duration.ZERO);
        ask();
    }

    @Override
    public Instant instant() {
        long now = ticks.now();
        Heard last = heard;
        if (now - last.tick > ASK_AFTER && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("database-clock").start(() -> {
                ask();
                asking.set(false);
            });
        }
        return last.at(now);
    }

    /** By how much the machine's own clock is ahead of the database's, when it was last compared; negative when it is behind. */
    public Duration ownAhead() {
        return heard.ownAhead;
    }

    /** Compares the clocks. Within what the way to the database leaves open, the time goes on as it did: it does not jump about. */
    void ask() {
        try {
            long before = ticks.now();
            Instant told = database.now();
            long after = ticks.now();
            if (after - before > SLOW) {
                return;
            }
            long way = (after - before) / 2;
            Instant now = told.plusNanos(way);
            Instant expected = heard.at(after);
            boolean agrees = Duration.between(now, expected).abs().toNanos() <= way;
            hear(new Heard(agrees ? expected : now, after, Duration.between(now, own.instant())));
        } catch (RuntimeException away) {
            LOG.debug("the database did not tell the time: {}", away.getClass().getSimpleName());
        }
    }

    private void hear(Heard now) {
        boolean was = isOff(heard.ownAhead);
        heard = now;
        if (isOff(now.ownAhead) && !was) {
            LOG.warn(
                    "this machine's clock differs from the database's, which the register goes by, by {} ms: set it",
                    now.ownAhead.toMillis());
        }
    }

    boolean isOff() {
        return isOff(heard.ownAhead);
    }

    private static boolean isOff(Duration ahead) {
        return ahead.abs().compareTo(OFF) > 0;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(this, zone);
    }

    private static final class InZone extends Clock {

        private final Clock clock;
        private final ZoneId zone;

        InZone(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(clock, other);
        }
    }
}
