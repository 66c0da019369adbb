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
class BulkPlacesTest {

    private final BulkPlaces places = new BulkPlaces(3, Duration.ZERO);
    private final OrganisationNumber one = TestNumbers.organisation();
    private final OrganisationNumber other = TestNumbers.organisation();

    @Test
    void one_agency_has_half_of_them_and_leaves_the_rest_to_others() throws Exception {
        List<AutoCloseable> held = new ArrayList<>(List.of(places.enter(one), places.enter(one)));

        assertOverloaded(one);
        held.add(places.enter(other));
        assertOverloaded(other);
        assertOverloaded(TestNumbers.organisation());

        for (AutoCloseable each : held) {
            each.close();
        }
        places.enter(other);
        places.enter(other);
    }

    @Test
    void a_place_is_given_back_once_however_often_the_request_ends() throws Exception {
        AutoCloseable first = places.enter(one);
        first.close();
        first.close();

        places.enter(one);
        places.enter(one);
        assertOverloaded(one);
    }

    @Test
    void whoever_found_all_places_taken_has_kept_none_of_his_own() throws Exception {
        AutoCloseable first = places.enter(one);
        places.enter(one);
        places.enter(other);
        for (int i = 0; i < 3; i++) {
            assertOverloaded(other);
        }

        first.close();
        assertThat(places.enter(other)).isNotNull();
    }

    private void assertOverloaded(OrganisationNumber sender) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> places.enter(sender))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.OVERLOADED));
    }
}
