package no.kfr.lookup;

import no.kfr.identity.IdentitySettings;
import no.kfr.lookup.bulk.BulkSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** What lookups are set up with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BulkSettings.class, IdentitySettings.class})
class LookupConfiguration {}
