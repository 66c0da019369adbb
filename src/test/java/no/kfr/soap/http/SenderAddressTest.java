package no.kfr.soap.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SenderAddressTest {

    private final SenderAddress behindProxies = new SenderAddress(List.of("10.1.0.0/16", "fd00::/8", "192.0.2.7"));

    @Test
    void nobody_is_believed_who_is_no_trusted_proxy() {
        assertThat(behindProxies.of("198.51.100.1", List.of("203.0.113.5"))).isEqualTo("198.51.100.1");
        assertThat(new SenderAddress(List.of()).of("10.1.2.3", List.of("203.0.113.5")))
                .isEqualTo("10.1.2.3");
    }

    @Test
    void a_trusted_proxy_says_for_whom_it_stands() {
        assertThat(behindProxies.of("10.1.2.3", List.of("203.0.113.5"))).isEqualTo("203.0.113.5");
        assertThat(behindProxies.of("fd00::1", List.of("203.0.113.5, 192.0.2.7", "10.1.9.9")))
                .isEqualTo("203.0.113.5");
        assertThat(behindProxies.of("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    /** What stands before it was written by the sender himself. */
    @Test
    void only_the_last_address_that_no_proxy_stands_for_counts() {
        assertThat(behindProxies.of("10.1.2.3", List.of("1.1.1.1, 2.2.2.2,203.0.113.5")))
                .isEqualTo("203.0.113.5");
        assertThat(behindProxies.of("10.1.2.3", List.of("1.1.1.1, nonsense"))).isEqualTo("10.1.2.3");
        assertThat(behindProxies.of("10.1.2.3", List.of("203.0.113.5, "))).isEqualTo("10.1.2.3");
    }

    @Test
    void sixty_four_bits_of_an_address_of_version_six_are_one_sender() {
        String one = SenderAddress.counted("2001:db8:1:2:3:4:5:6");
        assertThat(SenderAddress.counted("2001:db8:1:2::1")).isEqualTo(one);
        assertThat(SenderAddress.counted("2001:db8:1:3::1")).isNotEqualTo(one);
        assertThat(SenderAddress.counted("fe80::1%eth0")).isEqualTo(SenderAddress.counted("fe80::2"));
        assertThat(SenderAddress.counted("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void a_network_that_is_none_stops_the_start() {
        for (String wrong : List.of("proxy.example.no", "10.0.0.0/33", "10.0.0.0/x", "10.0.0", "")) {
            assertThatThrownBy(() -> new SenderAddress(List.of(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("kfr.server.trusted-proxies");
        }
    }
}
