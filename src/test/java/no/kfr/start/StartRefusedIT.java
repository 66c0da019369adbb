package no.kfr.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.demo.certificates.CertificateFiles;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.KeyKind;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.demo.certificates.TestAuthority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong setting ends the start of the packaged register with one readable paragraph and exit code 1. */
class StartRefusedIT {

    private static final String PASSWORD = "start-refused";

    @TempDir
    private static Path keys;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeKeys() {
        var authority = TestAuthority.create("Start CA", Clock.systemUTC());
        Identity identity = authority.issue(CertificateTemplate.enterprise("Register", "974761076", SubjectProfile.NEW)
                .keyKind(KeyKind.RSA_2048));
        CertificateFiles.writeKeyStore(keys.resolve("key.p12"), "key", identity, PASSWORD);
        CertificateFiles.writePem(keys.resolve("ca.pem"), List.of(authority.certificate()));
    }

    @Test
    void without_tls_certificate() throws Exception {
        refuses("server.port: 0", "no TLS certificate", "server.ssl.key-store", "kfr demo");
    }

    @Test
    void with_a_tls_keystore_that_is_not_there() throws Exception {
        refuses(
                settings("server.ssl.key-store: " + keys.resolve("nothing.p12")),
                "TLS key",
                "nothing.p12",
                "server.ssl.key-store");
    }

    @Test
    void with_a_wrong_password_of_the_tls_keystore() throws Exception {
        refuses(settings("server.ssl.key-store-password: wrong"), "password", "server.ssl.key-store-password");
    }

    @Test
    void with_a_signing_keystore_that_is_not_there() throws Exception {
        refuses(
                settings("kfr.keystore.location: " + keys.resolve("nothing.p12")),
                "nothing.p12",
                "kfr.keystore.location");
    }

    @Test
    void with_a_wrong_password_of_the_signing_keystore() throws Exception {
        refuses(settings("kfr.keystore.password: wrong"), "password", "kfr.keystore.password");
    }

    @Test
    void with_a_database_that_cannot_be_reached() throws Exception {
        int port = PackagedKfr.freePort();
        refuses(
                settings("spring.datasource.url: jdbc:postgresql://localhost:" + port + "/kfr"),
                "database cannot be reached",
                "spring.datasource.url");
    }

    @Test
    void with_an_embedded_database_that_another_process_uses() throws Exception {
        try (var inUse = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("register"), "sa", "")) {
            refuses(settings(), "in use by another process", "kfr.embedded-database", "administered while it runs");
        }
    }

    @Test
    void with_a_database_of_an_unknown_make() throws Exception {
        refuses(settings("spring.datasource.url: jdbc:nothing:x"), "no database driver", "spring.datasource.url");
    }

    @Test
    void with_a_port_in_use() throws Exception {
        try (var taken = new ServerSocket(0)) {
            refuses(settings("server.port: " + taken.getLocalPort()), "Port " + taken.getLocalPort(), "server.port");
        }
    }

    @Test
    void with_an_unknown_setting_of_a_module() throws Exception {
        refuses(settings("kfr.soap.max-deepness: 3"), "kfr.soap.max-deepness", "kfr.yaml, line", "unknown");
    }

    @Test
    void with_an_unknown_module() throws Exception {
        refuses(settings("kfr.sope.max-depth: 30"), "kfr.sope.max-depth", "kfr.yaml, line", "kfr.soap");
    }

    @Test
    void with_a_value_that_cannot_be_read() throws Exception {
        refuses(settings("server.port: eight"), "server.port", "kfr.yaml, line", "number");
    }

    @Test
    void with_a_value_out_of_bounds() throws Exception {
        refuses(settings("kfr.soap.max-depth: 3"), "kfr.soap.max-depth", "at least 20");
    }

    @Test
    void with_a_file_that_is_no_yaml() throws Exception {
        refuses("server:\n  port: 1\n shifted: 2\n", "cannot be read as YAML", "line 3");
    }

    @Test
    void with_a_file_that_is_not_there() throws Exception {
        var result = PackagedKfr.run(folder, "serve", "--settings", "nothing.yaml");

        assertRefused(result, "nothing.yaml", "--settings");
    }

    /** The keys of these tests are valid for less than a hundred years: that is logged, and stays out of the file. */
    @Test
    void what_is_logged_does_not_get_into_what_a_command_prints() throws Exception {
        PackagedKfr.write(folder.resolve("kfr.yaml"), settings("kfr.access.certificates.warn-before: 36500d"));

        PackagedKfr.Result result = PackagedKfr.run(folder, "participants", "export");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).startsWith("participants:").doesNotContain("WARN");
        assertThat(result.err()).contains("WARN");
    }

    /** Good settings, but for these. */
    private String settings(String... wrong) {
        var good = Stream.of(
                "server.port: 0",
                "management.server.port: 0",
                "server.ssl.key-store: " + keys.resolve("key.p12"),
                "server.ssl.key-store-password: " + PASSWORD,
                "kfr.embedded-database: " + folder.resolve("register"),
                "kfr.keystore.location: " + keys.resolve("key.p12"),
                "kfr.keystore.password: " + PASSWORD,
                "kfr.access.certificates.trust-store: " + keys.resolve("ca.pem"));
        return Stream.concat(
                        good.filter(line ->
                                Stream.of(wrong).noneMatch(other -> name(other).equals(name(line)))),
                        Stream.of(wrong))
                .collect(Collectors.joining("\n"));
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    private void refuses(String settings, String... words) throws IOException, InterruptedException {
        PackagedKfr.write(folder.resolve("kfr.yaml"), settings);

        assertRefused(PackagedKfr.run(folder, "serve"), words);
    }

    private static void assertRefused(PackagedKfr.Result result, String... words) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.err().replaceAll("\\s+", " "))
                .contains(words)
                .doesNotContain("Exception", "at no.kfr", "at org.", "at java.");
        assertThat(result.err().strip().split("\\R\\R")).as("one paragraph").hasSize(1);
        assertThat(result.err().lines().count()).isBetween(1L, 8L);
        assertThat(result.out()).isEmpty();
    }
}
