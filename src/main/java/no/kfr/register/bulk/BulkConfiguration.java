package no.kfr.register.bulk;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Bulk loads speak each database's own way. */
@Configuration(proxyBeanMethods = false)
class BulkConfiguration {

    @Bean
    BulkStatements bulkStatements(DataSource dataSource, JdbcTemplate database) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
        return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL
                ? new PostgresBulk(new PostgresArrays(database))
                : new ArrayBoundBulk(database);
    }
}
