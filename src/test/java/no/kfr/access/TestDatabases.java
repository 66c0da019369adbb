package no.kfr.access;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import no.kfr.TestDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Empty databases with the register's own scripts: H2 in Oracle mode with the scripts for Oracle, and a real PostgreSQL. */
public enum TestDatabases {
    H2 {
        @Override
        public DataSource fresh() {
            String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=Oracle;DB_CLOSE_DELAY=-1";
            return migrated(new DriverManagerDataSource(url, "sa", ""), "classpath:db/oracle");
        }
    },
    POSTGRESQL {
        @Override
        public DataSource fresh() {
            return PostgreSql.database("TEMPLATE " + PostgreSql.MIGRATED);
        }
    };

    /** A database that nobody else uses. */
    public abstract DataSource fresh();

    private static DataSource migrated(DataSource database, String scripts) {
        Flyway.configure()
                .dataSource(database)
                .locations(scripts)
                .placeholders(Map.of("truth", "BOOLEAN"))
                .load()
                .migrate();
        return database;
    }

    private static final class PostgreSql {

        /** Copied for each test: quicker than running the scripts again. */
        private static final String MIGRATED = migratedDatabase();

        private static DataSource database(String from) {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            JdbcClient.create(TestDatabase.server().getPostgresDatabase())
                    .sql("CREATE DATABASE " + name + " " + from)
                    .update();
            return TestDatabase.server().getDatabase("postgres", name);
        }

        private static String migratedDatabase() {
            DataSource empty = migrated(database(""), "classpath:db/postgresql");
            return JdbcClient.create(empty)
                    .sql("SELECT current_database()")
                    .query(String.class)
                    .single();
        }
    }
}
