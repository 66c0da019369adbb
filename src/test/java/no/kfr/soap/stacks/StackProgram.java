package no.kfr.soap.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A program in {@code src/test/interop} that calls the register with one stack, in a process with that stack's jars and nothing else. */
final class StackProgram {

    private static final Path SOURCES = Path.of("src/test/interop").toAbsolutePath();

    private final Path folder;
    private final String stack;

    /** @param stack the folder below {@code target/stacks} where Maven puts the jars */
    StackProgram(Path folder, String stack) {
        this.folder = folder;
        this.stack = stack;
    }

    /** @return all that it printed */
    String run(String program, Map<String, String> settings) throws Exception {
        String jars = jars();
        Path classes = folder.resolve("classes");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        jars,
                        "-d",
                        classes.toString(),
                        SOURCES.resolve("FourCalls.java").toString(),
                        SOURCES.resolve(program + ".java").toString());
        assertThat(failed).as("errors in " + program).isZero();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it will not live long
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir")));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classes + File.pathSeparator + jars, program));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
            return Files.readString(out);
        } finally {
            process.destroyForcibly();
        }
    }

    private String jars() throws Exception {
        Path stacks = Path.of("target/stacks").toAbsolutePath().resolve(stack);
        assertThat(stacks).as("mvn generate-test-resources puts it there").isDirectory();
        try (Stream<Path> jars = Files.list(stacks)) {
            return jars.map(Path::toString)
                    .filter(jar -> jar.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
