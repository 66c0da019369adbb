package no.kfr.bulkload.batch;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BulkloadSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "max-content-size, 33MB",
        "max-content-size, 0B",
        "max-expansion, 0",
        "confirm-above-share, 10",
        "confirm-above-share, NaN",
        "confirm-above-number, -1",
        "workers, 0",
        "max-concurrent-uploads, 0",
        "chunk-size, 0",
        "turn, 0s",
        "pause, -1s",
        "heartbeat, 0s",
        "keep-entries, 23h"
    })
    void refuses_what_cannot_be_meant(String setting, String value) {
        var source = new MapConfigurationPropertySource(Map.of("kfr.bulkload." + setting, value));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    try {
                        new Binder(source).bindOrCreate("kfr.bulkload", BulkloadSettings.class);
                    } catch (BindException wrong) {
                        throw cause(wrong);
                    }
                })
                .withMessageContaining(setting);
    }

    private static RuntimeException cause(Throwable wrong) {
        Throwable cause = wrong;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return (RuntimeException) cause;
    }
}
