package no.kfr.audit;

import javax.sql.DataSource;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.ContentKeys;
import no.kfr.audit.cipher.KnownKeys;
import no.kfr.audit.seal.CertificateTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Puts the journal's parts together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

    @Bean
    ContentCipher contentCipher(AuditSettings settings, Environment environment, JdbcClient database) {
        ContentKeys keys = JournalKeys.of(settings, environment.getProperty("spring.datasource.url", ""));
        new KnownKeys(database).check(keys);
        return new ContentCipher(keys);
    }

    @Bean
    CertificateTable certificateTable(DataSource source, JdbcClient database) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(source, metaData -> metaData.getDatabaseProductName());
        return new CertificateTable(database, DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL);
    }
}
