package no.kfr;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The databases that the register runs on, for tests: one server of each per Java machine, started when first asked for. */
public enum TestDatabase {
    /** Embedded, in Oracle mode, in a file: the scripts are Oracle's. */
    H2 {
        @Override
        public List<String> settings() {
            return H2_FILE;
        }
    },
    /** A real server. */
    POSTGRESQL {
        @Override
        public List<String> settings() {
            return settingsFor(server());
        }
    },
    /** A server that is there already; only when its address is given. */
    ORACLE {
        @Override
        public List<String> settings() {
            return of(
                    System.getProperty(ORACLE_URL, ""),
                    System.getProperty("kfr.test.oracle.user", ""),
                    System.getProperty("kfr.test.oracle.password", ""));
        }
    };

    public static final String ORACLE_URL = "kfr.test.oracle.url";

    /** 32 bytes; a server's database does without the file that lies beside an embedded one. */
    public static final String JOURNAL_KEY = "Zm9yIHRlc3RzIG9ubHk6IDMyIGJ5dGVzIGxvbmcuLi4=";

    private static final List<String> H2_FILE = newH2File();

    /** The settings that a node reaches it with. */
    public abstract List<String> settings();

    public static List<TestDatabase> available() {
        return System.getProperty(ORACLE_URL, "").isEmpty() ? List.of(H2, POSTGRESQL) : List.of(values());
    }

    /** The settings of another embedded database, in a new file. */
    public static List<String> newH2File() {
        Path file = Path.of("target", "databases", UUID.randomUUID().toString(), "kfr")
                .toAbsolutePath();
        return of(
                "jdbc:h2:file:" + file + ";MODE=Oracle;WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE",
                "sa",
                "");
    }

    /** The settings of another database of the same PostgreSQL server, which nobody else uses. */
    public static List<String> newPostgreSql() {
        String name = "d" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(server().getPostgresDatabase())
                .sql("CREATE DATABASE " + name)
                .update();
        return of(server().getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    /** The one PostgreSQL server of this Java machine, not for a test to stop. */
    public static EmbeddedPostgres server() {
        return Server.POSTGRES;
    }

    static List<String> settingsFor(EmbeddedPostgres server) {
        return of(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    private static List<String> of(String url, String user, String password) {
        List<String> settings = new ArrayList<>();
        settings.add("spring.datasource.url=" + url);
        if (!user.isEmpty()) {
            settings.add("spring.datasource.username=" + user);
            settings.add("spring.datasource.password=" + password);
        }
        if (!url.startsWith("jdbc:h2:")) {
            settings.add("kfr.audit.keys[0].id=test");
            settings.add("kfr.audit.keys[0].base64=" + JOURNAL_KEY);
            settings.add("kfr.audit.search-key.base64=" + JOURNAL_KEY);
        }
        return List.copyOf(settings);
    }

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
