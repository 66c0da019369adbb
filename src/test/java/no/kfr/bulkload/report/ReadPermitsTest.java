package no.kfr.bulkload.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import no.kfr.TestNumbers;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.Test;

/** How many may read much at the same time. Who is inside is within another's work here, so that nothing depends on threads. */
class ReadPermitsTest {

    private final ReadPermits room = new ReadPermits(3, Duration.ZERO);
    private final OrganisationNumber one = TestNumbers.organisation();
    private final OrganisationNumber other = TestNumbers.organisation();

    @Test
    void a_full_room_refuses_for_now() {
        room.with(
                one,
                () -> room.with(
                        one,
                        () -> room.with(other, () -> {
                            assertOverloaded(other);
                            assertOverloaded(TestNumbers.organisation());
                            return true;
                        })));

        assertThat(room.with(other, () -> "free again")).isEqualTo("free again");
    }

    @Test
    void one_institution_has_half_of_it_at_most() {
        room.with(
                one,
                () -> room.with(one, () -> {
                    assertOverloaded(one);
                    assertThat(room.with(other, () -> "let in")).isEqualTo("let in");
                    return true;
                }));
    }

    @Test
    void one_connection_of_the_share_stays_for_what_is_written() {
        assertThat(ReadPermits.most(4, 15)).isEqualTo(4);
        assertThat(ReadPermits.most(20, 15)).isEqualTo(14);
        assertThat(ReadPermits.most(4, 3)).isEqualTo(2);
    }

    @Test
    void a_place_is_free_again_when_the_work_failed() {
        for (int i = 0; i < 4; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> room.with(one, () -> {
                        throw new IllegalStateException("full disk");
                    }));
        }
    }

    private void assertOverloaded(OrganisationNumber institution) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> room.with(institution, () -> true))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(Code.OVERLOADED);
                    assertThat(refused.code().retryable()).isTrue();
                });
    }
}
