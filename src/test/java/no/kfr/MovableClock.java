package no.kfr;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public final class MovableClock extends Clock {

    public static final Instant START = Instant.parse("2026-11-22T11:00:00.123456Z");

    private volatile Instant time;

    public MovableClock() {
        this(START);
    }

    public MovableClock(Instant start) {
        this.time = start;
    }

    public synchronized void moveTo(Instant instant) {
        time = instant;
    }

    public synchronized void move(Duration duration) {
        time = time.plus(duration);
    }

    @Override
    public Instant instant() {
        return time;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ClockIn(zone, this);
    }
}
