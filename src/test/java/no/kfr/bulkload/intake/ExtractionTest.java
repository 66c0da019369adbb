package no.kfr.bulkload.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a list counts from, whatever the clock of the institution says. */
class ExtractionTest {

    private static final Duration TOLERANCE = Duration.ofSeconds(60);
    private static final Instant ARRIVED = Instant.parse("2026-11-22T11:00:00Z");
    private static final Instant RECEIVED = ARRIVED.plusSeconds(5);

    @Test
    void counts_from_the_receipt_when_nothing_is_said() {
        assertThat(new Extraction(null, sent(ARRIVED.plusSeconds(50)), RECEIVED).counts())
                .isEqualTo(RECEIVED);
    }

    @Test
    void counts_from_what_is_said_by_a_clock_that_is_right_or_behind() {
        Instant said = ARRIVED.minusSeconds(600);
        assertThat(of(said, ARRIVED.minusSeconds(1)).counts()).isEqualTo(said);
        assertThat(of(said, ARRIVED.minusSeconds(40)).counts()).isEqualTo(said);
    }

    @Test
    void takes_off_by_how_much_the_senders_clock_is_ahead() {
        Instant said = ARRIVED.plusSeconds(10);
        assertThat(of(said, ARRIVED.plusSeconds(40)).counts()).isEqualTo(ARRIVED.minusSeconds(30));
    }

    @Test
    void is_never_later_than_the_message_itself() {
        Extraction later = of(ARRIVED.plusSeconds(100), ARRIVED.plusSeconds(50));
        assertThat(later.isInFuture()).isFalse();
        assertThat(later.counts()).isEqualTo(ARRIVED);
    }

    @Test
    void is_refused_when_it_is_later_than_the_message_by_more_than_the_tolerance() {
        assertThat(of(ARRIVED.plusSeconds(110), ARRIVED.plusSeconds(50)).isInFuture())
                .isFalse();
        assertThat(of(ARRIVED.plusSeconds(111), ARRIVED.plusSeconds(50)).isInFuture())
                .isTrue();
        assertThat(new Extraction(RECEIVED.plusMillis(1), null, RECEIVED).isInFuture())
                .isTrue();
    }

    private static Extraction of(Instant said, Instant created) {
        return new Extraction(said, sent(created), RECEIVED);
    }

    private static Sent sent(Instant created) {
        return new Sent(created, ARRIVED, TOLERANCE);
    }
}
