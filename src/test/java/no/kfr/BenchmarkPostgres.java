package no.kfr;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server of its own, with the settings that the register's operators are told to give theirs. */
public final class BenchmarkPostgres implements AutoCloseable {

    private static final Path SETTINGS = Path.of("deploy", "postgresql.conf");

    private final EmbeddedPostgres server;

    private BenchmarkPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static BenchmarkPostgres start() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        for (String line : Files.readAllLines(SETTINGS)) {
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0) {
                builder.setServerConfig(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return new BenchmarkPostgres(builder.start());
    }

    /** The settings that a node reaches it with. */
    public List<String> settings() {
        return TestDatabase.settingsFor(server);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
