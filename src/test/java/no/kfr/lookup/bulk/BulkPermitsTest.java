package no.kfr.lookup.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.kfr.TestNumbers;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.Test;

/** How many requests with many questions are answered at the same time. */
class BulkPermitsTest {

    private final BulkPermits permits = new BulkPermits(3, Duration.ZERO);
    private final OrganisationNumber one = TestNumbers.organisation();
    private final OrganisationNumber other = TestNumbers.organisation();

    @Test
    void one_agency_has_half_of_them_and_leaves_the_rest_to_others() throws Exception {
        List<AutoCloseable> held = new ArrayList<>(List.of(permits.acquire(one), permits.acquire(one)));

        assertOverloaded(one);
        held.add(permits.acquire(other));
        assertOverloaded(other);
        assertOverloaded(TestNumbers.organisation());

        for (AutoCloseable each : held) {
            each.close();
        }
        permits.acquire(other);
        permits.acquire(other);
    }

    @Test
    void a_place_is_given_back_once_however_often_the_request_ends() throws Exception {
        AutoCloseable first = permits.acquire(one);
        first.close();
        first.close();

        permits.acquire(one);
        permits.acquire(one);
        assertOverloaded(one);
    }

    @Test
    void whoever_found_all_places_taken_has_kept_none_of_his_own() throws Exception {
        AutoCloseable first = permits.acquire(one);
        permits.acquire(one);
        permits.acquire(other);
        for (int i = 0; i < 3; i++) {
            assertOverloaded(other);
        }

        first.close();
        assertThat(permits.acquire(other)).isNotNull();
    }

    private void assertOverloaded(OrganisationNumber sender) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> permits.acquire(sender))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.OVERLOADED));
    }
}
