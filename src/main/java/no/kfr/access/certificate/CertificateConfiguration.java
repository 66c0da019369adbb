package no.kfr.access.certificate;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import no.kfr.access.CertificateTrust;
import no.kfr.access.OwnKey;
import no.kfr.access.PinnedCertificates;
import no.kfr.access.certificate.own.CertificateHealth;
import no.kfr.access.certificate.own.ExpiryGauge;
import no.kfr.access.certificate.own.ExpiryWatch;
import no.kfr.access.certificate.own.KeystoreKey;
import no.kfr.access.certificate.own.KeystoreSettings;
import no.kfr.audit.SealingKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({CertificateSettings.class, KeystoreSettings.class})
class CertificateConfiguration {

    @Bean
    OwnKey ownKey(KeystoreSettings settings, Clock clock) {
        return new KeystoreKey(settings, clock);
    }

    /** The journal is sealed with what answers are signed with. */
    @Bean
    SealingKey sealingKey(OwnKey ownKey) {
        return () -> {
            OwnKey.Pair pair = ownKey.current();
            return new SealingKey.Pair(pair.key(), pair.chain());
        };
    }

    @Bean
    ExpiryWatch expiryWatch(OwnKey ownKey, CertificateSettings settings, Clock clock) {
        return new ExpiryWatch(ownKey, settings.warnBefore(), clock);
    }

    /** Without anyone who pins, nothing is pinned. */
    @Bean
    CertificateTrust certificateTrust(
            CertificateSettings settings, ObjectProvider<PinnedCertificates> pinned, ExpiryWatch watch, Clock clock) {
        PinnedCertificates pins = pinned.getIfAvailable(() -> organisation -> Set.of());
        return new PkixTrust(settings, new Pins(pins, watch), clock);
    }

    @Bean
    HealthIndicator certificatesHealthIndicator(ExpiryWatch watch) {
        return new CertificateHealth(watch);
    }

    @Bean
    ExpiryLookout expiryLookout(ExpiryWatch watch, ObjectProvider<MeterRegistry> registry) {
        return new ExpiryLookout(watch, registry.getIfAvailable());
    }

    /** Looks every hour, and at the start. */
    static final class ExpiryLookout {

        private final ExpiryWatch watch;
        private final @Nullable ExpiryGauge gauge;

        ExpiryLookout(ExpiryWatch watch, @Nullable MeterRegistry registry) {
            this.watch = watch;
            this.gauge = registry == null ? null : new ExpiryGauge(watch, registry);
        }

        @Scheduled(fixedRateString = "PT1H")
        void look() {
            watch.warn();
            if (gauge != null) {
                gauge.refresh();
            }
        }
    }
}
