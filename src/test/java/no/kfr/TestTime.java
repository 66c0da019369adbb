package no.kfr;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import no.kfr.transaction.CommonTime;

/** The test's clock, until the database's is wanted. */
public final class TestTime implements CommonTime {

    private final Clock clock;
    private final CommonTime database;
    private volatile boolean real;

    TestTime(Clock clock, CommonTime database) {
        this.clock = clock;
        this.database = database;
    }

    public void goByTheDatabase() {
        real = true;
    }

    @Override
    public Instant now() {
        return real ? database.now() : clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
