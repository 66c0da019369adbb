package no.kfr.audit;

import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.ContentKeys;
import no.kfr.audit.cipher.KnownKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal's settings, and the cipher that follows from them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

    @Bean
    ContentCipher contentCipher(AuditSettings settings, Environment environment, JdbcClient database) {
        ContentKeys keys = JournalKeys.of(settings, environment.getProperty("spring.datasource.url", ""));
        new KnownKeys(database).check(keys);
        return new ContentCipher(keys);
    }
}
