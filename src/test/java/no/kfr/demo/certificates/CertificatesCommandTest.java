package no.kfr.demo.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CertificatesCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void writes_the_set_and_says_what_each_is_answered_with() throws Exception {
        Path set = folder.resolve("certificates");

        int exit = run("--out", set.toString(), "--participant", "311000004:Testbanken AS:old", "--password", "secret");

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("311000004-testbanken-as")
                .containsPattern("expired +ended yesterday +KFR-040")
                .containsPattern("revoked .*KFR-041")
                .containsPattern("foreign-ca .*KFR-039")
                .containsPattern("weak .*KFR-042")
                .containsPattern("sha1 .*KFR-038")
                .containsPattern("ec .*KFR-042");
        for (String secret :
                List.of("ca.p12", "311000004-testbanken-as.p12", "311000004-testbanken-as.key", "weak.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(set.resolve(secret))))
                    .as(secret)
                    .isEqualTo("rw-------");
        }
        Identity read = CertificateFiles.readKeyStore(
                set.resolve("311000004-testbanken-as.p12"), "311000004-testbanken-as", "secret");
        assertThat(read.certificate().getSubjectX500Principal().toString()).contains("SERIALNUMBER=311000004");
    }

    @Test
    void replaces_nothing_without_being_told() throws Exception {
        Files.writeString(folder.resolve("ca.p12"), "precious");

        assertThat(run("--out", folder.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("--force");
        assertThat(folder.resolve("ca.p12")).hasContent("precious");
        assertThat(folder).isDirectoryNotContaining("glob:**.pem");
    }

    @Test
    void says_what_is_wrong_with_a_participant() {
        assertThat(run("--out", folder.toString(), "--participant", "311000005:Testbanken"))
                .isEqualTo(2);
        assertThat(run("--out", folder.toString(), "--participant", "311000004"))
                .isEqualTo(2);
        assertThat(run("--out", folder.toString(), "--participant", "311000004:Testbanken:other"))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains("311000005 is not an organisation number")
                .contains("a participant is NUMBER:NAME")
                .contains("the profile is old or new, not other");
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "demo";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return new CommandLine(new CertificatesCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
