package no.kfr.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.kfr.TestCertificates;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.verify.Finding;
import no.kfr.audit.verify.VerificationParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that no register exported. */
class PackageBoundsTest {

    private static final VerificationParameters ASKED = new VerificationParameters(
            List.of(TestCertificates.register().certificate()), null, List.of(), Map.of(), null);

    @TempDir
    private Path folder;

    @Test
    void one_that_expands_to_more_than_a_package_would_is_not_read() throws IOException {
        Path bomb = zip(Map.of("manifest.json", new byte[80 << 20]));

        assertThatExceptionOfType(AuditRefused.class)
                .isThrownBy(() -> Evidence.verify(bomb, ASKED, Clock.systemUTC()))
                .withMessageContaining("expands");
    }

    @Test
    void two_files_of_one_name_are_a_finding() throws IOException {
        Path file = zip(Map.of(
                "manifest.json",
                "{\"form\":\"kfr-evidence-1\",\"entries\":[],\"blocks\":[],\"files\":[]}"
                        .getBytes(StandardCharsets.UTF_8),
                "message-1",
                new byte[1],
                "message-2",
                new byte[2]));
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replace("message-2", "message-1"), StandardCharsets.ISO_8859_1);

        assertThat(Evidence.verify(file, ASKED, Clock.systemUTC()).findings())
                .extracting(Finding::toString)
                .anyMatch(finding -> finding.contains("more than one file"));
    }

    @Test
    void one_file_is_not_read_as_often_as_it_is_asked_for() throws IOException {
        try (var files = new PackageReader(zip(Map.of("one", new byte[1000])))) {
            for (int i = 0; i < 4; i++) {
                assertThat(files.file("one")).isPresent();
            }
            assertThat(files.file("one")).isEmpty();
        }
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        Path file = folder.resolve("package.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
