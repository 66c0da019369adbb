package no.kfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ExitCode;

class KfrTest {

    @TempDir
    private Path folder;

    @Test
    void reads_no_arguments_from_a_file_whose_name_begins_with_an_at_sign() throws Exception {
        Path file = Files.writeString(folder.resolve("kunder.csv"), "--version");

        assertThat(Kfr.run(KfrApplication.class, "@" + file)).isEqualTo(ExitCode.USAGE);
    }
}
