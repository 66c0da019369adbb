package no.kfr.lookup.kar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KarSettingsTest {

    private static final Map<String, String> CONNECTED = Map.of(
            "kfr.kar.base-address", "https://kar.example.no/api/v2/",
            "kfr.kar.maskinporten.client-id", "1234");

    @Test
    void nothing_needs_to_be_set_where_kar_is_not_connected() {
        assertThat(bind(Map.of("kfr.kar.timeout", "10s")).baseAddress()).isNull();
    }

    @Test
    void says_what_maskinporten_in_production_is_called_and_joins_addresses() {
        KarSettings settings = bind(CONNECTED);

        assertThat(settings.maskinporten().tokenEndpoint()).isEqualTo(URI.create("https://maskinporten.no/token"));
        assertThat(settings.address("/customers/x")).isEqualTo(URI.create("https://kar.example.no/api/v2/customers/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "base-address, http://kar.example.no",
        "base-address, ftp://localhost/",
        "base-address, kar.example.no",
        "base-address, https://kar.example.no/?x=1",
        "maskinporten.token-endpoint, http://maskinporten.no/token",
        "maskinporten.client-id, ' '",
        "timeout, 0s",
        "connect-timeout, 10m",
        "max-concurrent, 0",
        "max-wait, -1s",
        "max-answer-size, 0B",
        "open-state-duration, 30s"
    })
    void refuses_with_the_name_of_the_setting(String name, String value) {
        Map<String, String> settings = new HashMap<>(CONNECTED);
        settings.put("kfr.kar." + name, value);

        assertThatIllegalArgumentException().isThrownBy(() -> bind(settings)).withMessageContaining("kfr.kar." + name);
    }

    private static KarSettings bind(Map<String, String> settings) {
        try {
            return new Binder(new MapConfigurationPropertySource(settings))
                    .bind("kfr.kar", KarSettings.class)
                    .get();
        } catch (BindException refused) {
            Throwable cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw cause instanceof IllegalArgumentException own ? own : refused;
        }
    }
}
