package no.kfr.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import no.kfr.ClockIn;

/** A clock that stands still until a test moves it. In the time zone of the machine, as a real one would be. */
public final class MovedClock extends Clock {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private Instant now;

    public MovedClock(Instant now) {
        this.now = now;
    }

    public void moveTo(Instant instant) {
        now = instant;
    }

    /** To a wall clock time in Norway. */
    public void moveToOslo(String dateTime) {
        now = LocalDateTime.parse(dateTime).atZone(OSLO).toInstant();
    }

    /** To noon in Norway. */
    public void moveToDay(LocalDate day) {
        now = day.atTime(12, 0).atZone(OSLO).toInstant();
    }

    public void move(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ClockIn(zone, this);
    }
}
