package no.kfr.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.kfr.TestCertificates;
import no.kfr.demo.certificates.CertificateFiles;
import no.kfr.keyfile.TestPkcs12;
import no.kfr.refusal.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class TlsKeyFileTest {

    private final Path store = TestCertificates.keyStore("tls", TestCertificates.tls());

    @TempDir
    private Path folder;

    @Test
    void takes_a_store_that_tls_can_use() {
        assertThatCode(() -> check(store.toString(), TestCertificates.PASSWORD)).doesNotThrowAnyException();
        assertThatCode(() -> check("file:" + store, TestCertificates.PASSWORD)).doesNotThrowAnyException();
    }

    @Test
    void names_the_setting_of_a_wrong_password() {
        refuses(store, "wrong", "does not open with this password: correct server.ssl.key-store-password.");
    }

    @Test
    void names_a_file_that_is_not_there() {
        refuses(folder.resolve("none.p12"), "x", "none.p12 that server.ssl.key-store names is missing");
    }

    @Test
    void says_that_a_store_has_certificates_only() {
        refuses(TestCertificates.trustStore(), TestCertificates.PASSWORD, "certificates only");
    }

    @Test
    void says_that_javas_tls_takes_no_password_beyond_ascii() throws Exception {
        byte[] content = TestPkcs12.tripleDes(TestCertificates.institution(), "blåbær");

        refuses(Files.write(folder.resolve("latin.p12"), content), "blåbær", "password of ASCII");
    }

    @Test
    void says_where_pem_belongs() throws Exception {
        Path key = CertificateFiles.writeKeyPem(
                folder.resolve("key.pem"), TestCertificates.institution().key());
        Path certificate = CertificateFiles.writePem(
                folder.resolve("certificate.pem"),
                List.of(TestCertificates.institution().certificate()));
        Path joined =
                Files.writeString(folder.resolve("joined.pem"), Files.readString(key) + Files.readString(certificate));

        refuses(joined, "x", "server.ssl.certificate-private-key");
    }

    private static void refuses(Path file, String password, String reason) {
        assertThatThrownBy(() -> check(file.toString(), password))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The TLS key cannot be used. The file ")
                .hasMessageContaining(reason);
    }

    private static void check(String file, String password) {
        TlsKeyFile.check(new MockEnvironment()
                .withProperty("server.ssl.key-store", file)
                .withProperty("server.ssl.key-store-password", password));
    }
}
