package no.kfr;

import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** What differs between the databases that the register runs on. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Oracle and H2, which runs in Oracle mode, share their scripts; PostgreSQL has its own. */
    @Bean
    FlywayConfigurationCustomizer scriptsOfTheDatabase(DataSource dataSource) {
        return configuration -> configuration.locations(
                kindOf(dataSource) == DatabaseDriver.POSTGRESQL ? "classpath:db/postgresql" : "classpath:db/oracle");
    }

    @Bean
    HibernatePropertiesCustomizer dialectOfTheEmbeddedDatabase(DataSource dataSource) {
        return properties -> {
            if (kindOf(dataSource) == DatabaseDriver.H2) {
                properties.put(JdbcSettings.DIALECT, OracleModeH2Dialect.class.getName());
            }
        };
    }

    private static DatabaseDriver kindOf(DataSource dataSource) {
        try {
            String product =
                    JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
            return DatabaseDriver.fromProductName(product);
        } catch (MetaDataAccessException unreachable) {
            throw new IllegalStateException("The database cannot be reached", unreachable);
        }
    }
}
