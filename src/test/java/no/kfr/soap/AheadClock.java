package no.kfr.soap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The real time, moved: for all registers that were started with {@link Everywhere}. */
public final class AheadClock extends Clock {

    public static volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }

    public static final class Everywhere {

        @Bean
        @Primary
        Clock clockOfTests() {
            return new AheadClock();
        }
    }
}
