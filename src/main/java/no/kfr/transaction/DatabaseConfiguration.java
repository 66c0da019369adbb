package no.kfr.transaction;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** What differs between the databases that the register runs on. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    /**
     * Oracle and H2, which runs in Oracle mode, share their scripts; PostgreSQL has its own. A truth is a number on Oracle, but H2
     * compares no number with what a driver binds as a truth: {@code ${truth}} is the type that each takes.
     */
    @Bean
    FlywayConfigurationCustomizer scriptsOfTheDatabase(DataSource dataSource) {
        DatabaseDriver kind = kindOf(dataSource);
        return configuration -> configuration
                .locations(kind == DatabaseDriver.POSTGRESQL ? "classpath:db/postgresql" : "classpath:db/oracle")
                .placeholders(Map.of("truth", kind == DatabaseDriver.H2 ? "BOOLEAN" : "NUMBER(1)"));
    }

    /** Before anybody opens a connection. */
    @Bean
    static BeanPostProcessor protectedFiles() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
                    EmbeddedDatabaseFiles.of(pool.getJdbcUrl()).ifPresent(EmbeddedDatabaseFiles::protect);
                }
                return bean;
            }
        };
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
