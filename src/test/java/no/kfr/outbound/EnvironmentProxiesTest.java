package no.kfr.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTPS_PROXY=http://proxy:3128 | https://kar.example.no | proxy:3128",
                "https_proxy=proxy:3128 | https://kar.example.no | proxy:3128",
                "HTTPS_PROXY=http://proxy | https://kar.example.no | proxy:80",
                "HTTPS_PROXY=http://kari:hemmelig@proxy:3128 | https://kar.example.no | proxy:3128",
                "ALL_PROXY=http://proxy:1 | https://kar.example.no | proxy:1",
                "HTTP_PROXY=http://proxy:1 | https://kar.example.no | none",
                "HTTP_PROXY=http://proxy:1 | http://tsa.example.no | proxy:1",
                "HTTPS_PROXY=http://proxy:1 | https://localhost:8443 | none",
                "HTTPS_PROXY=http://proxy:1 | https://127.0.0.1:8443 | none",
                "HTTPS_PROXY=http://proxy:1;NO_PROXY=example.no | https://kar.example.no | none",
                "HTTPS_PROXY=http://proxy:1;NO_PROXY=a.no, .example.no | https://kar.example.no | none",
                "HTTPS_PROXY=http://proxy:1;no_proxy=*.EXAMPLE.no | https://kar.example.no | none",
                "HTTPS_PROXY=http://proxy:1;NO_PROXY=ple.no | https://kar.example.no | proxy:1",
                "HTTPS_PROXY=http://proxy:1;NO_PROXY=kar.example.no:8443 | https://kar.example.no | proxy:1",
                "HTTPS_PROXY=http://proxy:1;NO_PROXY=kar.example.no:8443 | https://kar.example.no:8443 | none",
                "HTTPS_PROXY=http://proxy:1;NO_PROXY=* | https://kar.example.no | none",
                "HTTPS_PROXY=::: | https://kar.example.no | none",
                "HTTPS_PROXY= | https://kar.example.no | none"
            })
    void are_taken_as_other_programs_take_them(String environment, String address, String expected) {
        Proxy proxy = proxies(environment, null).select(URI.create(address)).getFirst();

        assertThat(proxy.address() instanceof InetSocketAddress to ? to.getHostString() + ":" + to.getPort() : "none")
                .isEqualTo(expected);
    }

    @Test
    void come_after_javas_own_properties() {
        var own = ProxySelector.of(InetSocketAddress.createUnresolved("own", 8080));

        assertThat(proxies("HTTPS_PROXY=http://proxy:1", own).select(URI.create("https://kar.example.no")))
                .extracting(Proxy::toString)
                .singleElement()
                .asString()
                .contains("own");
    }

    @Test
    void show_name_and_password_to_the_proxy_only() {
        var proxies = proxies("HTTPS_PROXY=http://kari:hemmelig@proxy:1;NO_PROXY=other.no", null);

        assertThat(proxies.authorization(URI.create("https://kar.example.no"))).contains("Basic a2FyaTpoZW1tZWxpZw==");
        assertThat(proxies.authorization(URI.create("https://other.no"))).isEmpty();
    }

    private static EnvironmentProxies proxies(String environment, @Nullable ProxySelector otherwise) {
        Map<String, String> variables = new HashMap<>();
        for (String each : environment.split(";")) {
            String[] parts = each.split("=", 2);
            variables.put(parts[0].strip(), parts[1]);
        }
        return new EnvironmentProxies(variables, otherwise);
    }
}
