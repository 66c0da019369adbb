package no.kfr;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Another clock in a zone of its own: when that one is moved, so is this. */
public final class ClockIn extends Clock {

    private final ZoneId zone;
    private final Clock moved;

    public ClockIn(ZoneId zone, Clock moved) {
        this.zone = zone;
        this.moved = moved;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ClockIn(other, moved);
    }

    @Override
    public Instant instant() {
        return moved.instant();
    }
}
