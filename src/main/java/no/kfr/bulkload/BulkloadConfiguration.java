package no.kfr.bulkload;

import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.identity.IdentitySettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** What batches are set up with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BulkloadSettings.class, IdentitySettings.class})
class BulkloadConfiguration {}
