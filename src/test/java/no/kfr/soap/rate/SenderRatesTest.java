package no.kfr.soap.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import no.kfr.MovableClock;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.Directory;
import no.kfr.participant.Participant;
import no.kfr.participant.Suspension;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class SenderRatesTest {

    private static final OrganisationNumber BANK = new OrganisationNumber("310011223");
    private static final OrganisationNumber OTHER = new OrganisationNumber("974761076");

    private @Nullable Suspension suspension;
    private final MovableClock clock = new MovableClock();
    private final SenderRates rates = new SenderRates(
            new RateSettings(5, DataSize.ofMegabytes(2), 3, 4, DataSize.ofMegabytes(1)),
            () -> new Directory("", List.of(bank(), other()), List.of()),
            clock);

    @Test
    void refuses_one_message_more_until_the_minute_is_over() {
        for (int i = 0; i < 5; i++) {
            rates.require(BANK, 1);
        }
        assertRefused(Code.SENDER_RATE_EXCEEDED, () -> rates.require(BANK, 1));
        assertThatCode(() -> rates.require(OTHER, 1)).doesNotThrowAnyException();
        clock.moveTo(clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
        assertThatCode(() -> rates.require(BANK, 1)).doesNotThrowAnyException();
    }

    @Test
    void refuses_bytes_as_well() {
        rates.require(BANK, 2_000_000);
        assertRefused(Code.SENDER_RATE_EXCEEDED, () -> rates.require(BANK, 200_000));
    }

    @Test
    void refuses_whoever_asks_again_and_again_for_what_he_has_no_right_to() {
        for (int i = 0; i < 3; i++) {
            rates.require(BANK, 1);
            rates.refused(BANK, Code.NOT_A_PARTICIPANT);
            rates.refused(OTHER, Code.INVALID_DATE);
        }
        assertRefused(Code.SENDER_RATE_EXCEEDED, () -> rates.require(BANK, 1));
        assertThatCode(() -> rates.require(OTHER, 1)).doesNotThrowAnyException();
    }

    @Test
    void refuses_what_comes_from_one_unknown_address() {
        for (int i = 0; i < 4; i++) {
            rates.requireOfStranger("192.0.2.1", 1);
        }
        assertRefused(Code.STRANGER_RATE_EXCEEDED, () -> rates.requireOfStranger("192.0.2.1", 1));
        rates.requireOfStranger("192.0.2.2", 1_000_000);
        assertRefused(Code.STRANGER_RATE_EXCEEDED, () -> rates.requireOfStranger("192.0.2.2", 100_000));
    }

    @Test
    void whoever_takes_no_part_has_no_right_whatever_he_is_told() {
        var nobody = new OrganisationNumber("974760673");
        for (int i = 0; i < 3; i++) {
            rates.refused(nobody, Code.INVALID_REQUEST);
        }
        assertRefused(Code.SENDER_RATE_EXCEEDED, () -> rates.require(nobody, 1));
        assertThat(rates.isKeptSmall(nobody, Code.INVALID_REQUEST)).isTrue();
        assertThat(rates.isKeptSmall(OTHER, Code.INVALID_REQUEST)).isFalse();
    }

    @Test
    void whoever_is_suspended_has_none_either() {
        suspension = new Suspension(LocalDate.EPOCH, "");
        assertThat(rates.isKeptSmall(OTHER, Code.INVALID_REQUEST)).isTrue();
    }

    private Participant bank() {
        return participant(BANK, null);
    }

    private Participant other() {
        return participant(OTHER, suspension);
    }

    private static Participant participant(OrganisationNumber number, @Nullable Suspension suspension) {
        return new Participant(
                number, "", Period.openFrom(LocalDate.EPOCH), null, null, true, suspension, new TreeSet<>());
    }

    private static void assertRefused(Code code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.code().retryable()).isTrue();
            assertThat(refused.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
        });
    }
}
