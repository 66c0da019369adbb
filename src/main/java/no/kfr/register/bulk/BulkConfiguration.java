package no.kfr.register.bulk;

import no.kfr.transaction.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Bulk loads speak each database's own way. */
@Configuration(proxyBeanMethods = false)
class BulkConfiguration {

    @Bean
    BulkStatements bulkStatements(Database kind, JdbcTemplate database) {
        return kind == Database.POSTGRESQL
                ? new PostgresBulk(new PostgresArrays(database))
                : new ArrayBoundBulk(database);
    }
}
