package no.kfr.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseFilesTest {

    @Test
    void a_new_database_is_its_owners_alone(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("data/kfr") + ";MODE=Oracle";
        protect(url);
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("create table person (id varchar2(11))");
        }
        assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("data/kfr.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void one_that_others_could_read_is_closed_to_them(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path other = Files.createFile(data.resolve("kfr.yaml"));
        for (String name : new String[] {"kfr.mv.db", "kfr.trace.db"}) {
            Files.setPosixFilePermissions(
                    Files.createFile(data.resolve(name)), PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        protect("jdbc:h2:file:" + data.resolve("kfr") + ";MODE=Oracle");
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("kfr.mv.db"))).isEqualTo("rw-------");
        assertThat(permissions(data.resolve("kfr.trace.db"))).isEqualTo("rw-------");
        assertThat(permissions(other)).isEqualTo("rw-r--r--");
    }

    @Test
    void what_is_no_file_has_none() {
        assertThat(EmbeddedDatabaseFiles.of("jdbc:h2:mem:x;MODE=Oracle")).isEmpty();
        assertThat(EmbeddedDatabaseFiles.of("jdbc:h2:tcp://localhost/x")).isEmpty();
        assertThat(EmbeddedDatabaseFiles.of("jdbc:postgresql://localhost/x")).isEmpty();
    }

    private static void protect(String url) {
        EmbeddedDatabaseFiles.of(url).orElseThrow().protect();
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
