package no.kfr.soap.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.kfr.soap.http.Arrivals.Arrival;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals(5, 40);

    @Test
    void one_address_has_its_share_until_it_lets_go() {
        List<Arrival> mine = begin("a", 5);
        assertThat(mine).noneMatch(Arrival::isOneTooMany);
        Arrival more = arrivals.begin("a");
        assertThat(more.isOneTooMany()).isTrue();
        assertThat(more.isFarTooMany()).isFalse();
        assertThat(arrivals.begin("b").isOneTooMany()).isFalse();
        more.end();
        mine.getFirst().end();
        assertThat(arrivals.begin("a").isOneTooMany()).isFalse();
    }

    @Test
    void who_is_far_beyond_his_share_is_not_even_signed_for() {
        begin("a", 10);
        assertThat(arrivals.begin("a").isFarTooMany()).isTrue();
    }

    @Test
    void strangers_fill_half_of_all_and_those_who_are_known_have_the_other() {
        Arrival first = arrivals.begin("bank");
        first.isProven();
        first.end();
        for (String stranger : List.of("a", "b", "c", "d")) {
            assertThat(begin(stranger, 5)).noneMatch(Arrival::isOneTooMany);
        }
        assertThat(arrivals.begin("e").isOneTooMany()).isTrue();
        assertThat(begin("bank", 8)).noneMatch(Arrival::isOneTooMany);
    }

    @Test
    void what_is_over_twice_is_over_once() {
        Arrival first = arrivals.begin("a");
        first.end();
        first.end();
        assertThat(begin("a", 5)).noneMatch(Arrival::isOneTooMany);
        assertThat(arrivals.begin("a").isOneTooMany()).isTrue();
    }

    private List<Arrival> begin(String sender, int count) {
        List<Arrival> begun = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            begun.add(arrivals.begin(sender));
        }
        return begun;
    }
}
