package no.kfr.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import no.kfr.refusal.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseTest {

    /** H2 itself says where its file is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file:",
                "nio:",
                "nioMapped:",
                "async:",
                "retry:",
                "cache:",
                "split:",
                "split:20:",
                "file:nio:",
                "nioMapped:file:"
            })
    void finds_the_file_however_h2_reaches_it(String way, @TempDir Path folder) throws Exception {
        String address = "jdbc:h2:" + way + folder.resolve("kfr") + ";MODE=Oracle";
        try (Connection connection = DriverManager.getConnection(address)) {
            connection.createStatement().execute("create table anything (id varchar2(11))");
        }
        assertThat(folder.resolve("kfr.mv.db")).exists();
        assertThat(EmbeddedDatabase.file(address)).contains(folder.resolve("kfr"));
    }

    @Test
    void finds_the_file_in_the_users_home() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(EmbeddedDatabase.file("jdbc:h2:~/kfr")).contains(home.resolve("kfr"));
        assertThat(EmbeddedDatabase.file("jdbc:h2:nio:~/kfr;MODE=Oracle")).contains(home.resolve("kfr"));
    }

    @Test
    void finds_a_file_on_a_drive() {
        assertThat(EmbeddedDatabase.file("jdbc:h2:file:C:/kfr/kfr")).contains(Path.of("C:/kfr/kfr"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mem:x", "memFS:x", "memLZF:x", "nioMemFS:x", "nioMemLZF:x"})
    void knows_what_is_in_memory(String rest) {
        assertThat(EmbeddedDatabase.file("jdbc:h2:" + rest)).isEmpty();
        assertThat(EmbeddedDatabase.isInMemory("jdbc:h2:" + rest)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:tcp://localhost/x", "jdbc:h2:ssl://localhost/x", "jdbc:postgresql://localhost/x"})
    void what_another_process_holds_is_in_no_file(String address) {
        assertThat(EmbeddedDatabase.file(address)).isEmpty();
        assertThat(EmbeddedDatabase.isInMemory(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip:/backup/kfr.zip!/kfr", "file:zip:/backup/kfr.zip!/kfr", "classpath:kfr"})
    void refuses_what_can_only_be_read(String rest) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> EmbeddedDatabase.file("jdbc:h2:" + rest))
                .withMessageContaining("spring.datasource.url")
                .withMessageContaining("Unpack it");
    }

    /** Not even H2 writes there. */
    @Test
    void an_archive_can_only_be_read(@TempDir Path folder) throws Exception {
        Path archive = folder.resolve("kfr.zip");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + folder.resolve("kfr"));
                var statement = connection.createStatement()) {
            statement.execute("create table anything (id varchar2(11))");
            statement.execute("backup to '" + archive + "'");
        }
        assertThat(Files.size(archive)).isPositive();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:zip:" + archive + "!/kfr")) {
            assertThat(connection.isReadOnly()).isTrue();
        }
    }
}
