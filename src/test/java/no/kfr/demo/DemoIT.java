package no.kfr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import no.kfr.start.PackagedKfr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo of the packaged jar, as a newcomer runs it. */
class DemoIT {

    @TempDir
    private Path folder;

    @Test
    void shows_the_main_job_and_starts_again_from_the_data_that_is_there() throws Exception {
        var first = demo(PackagedKfr.freePort());

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains("a demo CA and", "added", "ended", "none", "?wsdl=flattened", "Skatteetaten")
                .doesNotContain("already there", "Exception", "WARN", "ERROR", "\u001b[");

        var second = demo(PackagedKfr.freePort());

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(second.out())
                .contains("those of the last run", "already there", "changed", "the last run had ended")
                .doesNotContain("added", "Exception", "WARN", "ERROR");
    }

    @Test
    void says_so_when_the_port_is_taken() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var result = demo(taken.getLocalPort());

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err().replaceAll("\\s+", " "))
                    .contains("Port " + taken.getLocalPort() + " is in use", "--port")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void never_empties_a_folder_that_is_not_its_own() throws Exception {
        Path own = Files.writeString(folder.resolve("own.txt"), "keep");

        var result = PackagedKfr.run(folder, "demo", "--once", "--fresh", "--data", folder.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(own).exists();
    }

    private PackagedKfr.Result demo(int port) throws Exception {
        return PackagedKfr.demo(folder, port, folder.resolve("demo data"));
    }
}
