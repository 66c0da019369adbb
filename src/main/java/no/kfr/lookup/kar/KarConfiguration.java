package no.kfr.lookup.kar;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import no.kfr.access.OwnKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KarSettings.class)
class KarConfiguration {

    @Bean
    KarSource karSource(
            KarSettings settings, ObjectProvider<OwnKey> key, Clock clock, ObjectProvider<MeterRegistry> metrics) {
        if (settings.baseAddress() == null) {
            return new NotConnected();
        }
        var connection = new KarConnection(settings, key.getObject(), clock);
        metrics.ifAvailable(registry -> measure(connection, registry));
        return connection;
    }

    private static void measure(KarConnection connection, MeterRegistry registry) {
        Gauge.builder("kfr.kar.answers", connection, kar -> kar.answers() ? 1 : 0)
                .description("1 when KAR answers, 0 while it is left alone")
                .register(registry);
        Gauge.builder("kfr.kar.under.way", connection, KarConnection::underWay)
                .description("Questions that KAR is being asked now")
                .register(registry);
    }
}
