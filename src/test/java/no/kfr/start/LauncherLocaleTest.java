package no.kfr.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What locale the script {@code kfr} gives Java: in that of C, passwords and file names would lose their letters. */
class LauncherLocaleTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"C, C.UTF-8", "POSIX, C.UTF-8", "'', C.UTF-8", "nb_NO.UTF-8, nb_NO.UTF-8"})
    void has_letters_beyond_ascii(String given, String used) throws Exception {
        Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Path java = Files.writeString(jdk.resolve("java"), "#!/bin/sh\necho \"locale ${LC_ALL:-none}\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path jar = Files.writeString(folder.resolve("kfr.jar"), "");

        var script = new ProcessBuilder("bash", Path.of("kfr").toAbsolutePath().toString(), "--version");
        script.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        script.environment().put("KFR_JAVA_HOME", folder.resolve("jdk").toString());
        script.environment().put("KFR_JAR", jar.toString());
        script.environment().put("LC_ALL", given);
        Process running = script.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor()).as(said).isZero();
        assertThat(said.strip().lines().reduce("", (before, last) -> last)).isEqualTo("locale " + used);
    }
}
