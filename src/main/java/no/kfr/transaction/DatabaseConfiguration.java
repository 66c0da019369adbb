package no.kfr.transaction;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** What differs between the databases that the register runs on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseConfiguration {

    @Bean
    Database database(DataSource dataSource) {
        return switch (driverOf(dataSource)) {
            case H2 -> Database.H2;
            case POSTGRESQL -> Database.POSTGRESQL;
            case ORACLE -> Database.ORACLE;
            default -> throw new IllegalStateException("The register runs on H2, PostgreSQL and Oracle");
        };
    }

    /**
     * Oracle and H2, which runs in Oracle mode, share their scripts; PostgreSQL has its own. A truth is a number on Oracle, but H2
     * compares no number with what a driver binds as a truth: {@code ${truth}} is the type that each takes.
     */
    @Bean
    FlywayConfigurationCustomizer scriptsOfTheDatabase(Database database, DataSource source) {
        return configuration -> {
            configuration
                    .locations(database == Database.POSTGRESQL ? "classpath:db/postgresql" : "classpath:db/oracle")
                    .placeholders(Map.of("truth", database == Database.H2 ? "BOOLEAN" : "NUMBER(1)"));
            if (database != Database.H2 && source instanceof HikariDataSource pool) {
                // a script takes as long as it takes: a session without the limits of the pool's
                configuration.dataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
            }
        };
    }

    /** Before anybody opens a connection. */
    @Bean
    static BeanPostProcessor preparedDatabase(ObjectProvider<DatabaseSettings> settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
                    EmbeddedDatabaseFiles.of(pool.getJdbcUrl()).ifPresent(EmbeddedDatabaseFiles::protect);
                    new SessionLimits(settings.getObject()).applyTo(pool);
                }
                return bean;
            }
        };
    }

    @Bean
    HibernatePropertiesCustomizer dialectOfTheEmbeddedDatabase(Database database) {
        return properties -> {
            if (database == Database.H2) {
                properties.put(JdbcSettings.DIALECT, OracleModeH2Dialect.class.getName());
            }
        };
    }

    private static DatabaseDriver driverOf(DataSource dataSource) {
        try {
            String product =
                    JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
            return DatabaseDriver.fromProductName(product);
        } catch (MetaDataAccessException unreachable) {
            throw new IllegalStateException("The database cannot be reached", unreachable);
        }
    }
}
