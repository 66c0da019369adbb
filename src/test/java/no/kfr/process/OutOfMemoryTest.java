package no.kfr.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process without memory ends, and says so, however it notices. */
class OutOfMemoryTest {

    @ParameterizedTest
    @ValueSource(strings = {"thread", "virtual", "wrapped", "database"})
    void ends_the_process_with_a_message_and_a_code_of_its_own(String how) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutMemory.class.getName(),
                        how)
                .start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(OutOfMemory.EXIT_CODE);
        assertThat(said).contains("The register ends: its memory is used up.", "-Xmx");
    }

    @Test
    void any_other_failure_ends_nothing() {
        Exception circle = new IllegalStateException(new SQLException("closed", "90098", 90098));
        circle.addSuppressed(new IllegalStateException(circle));
        assertThat(OutOfMemory.isIn(circle, Collections.newSetFromMap(new IdentityHashMap<>())))
                .isFalse();
    }

    /** What the other process does. */
    static final class WithoutMemory {

        public static void main(String[] arguments) throws Exception {
            OutOfMemory.endsTheProcess();
            switch (arguments[0]) {
                case "thread" -> new Thread(WithoutMemory::useItUp).start();
                case "virtual" -> Thread.ofVirtual().start(WithoutMemory::useItUp);
                case "wrapped" -> wrapped();
                default ->
                    OutOfMemory.endIfIn(new IllegalStateException(new SQLException("Out of memory.", "HY000", 90108)));
            }
            new CountDownLatch(1).await();
        }

        private static void wrapped() {
            try {
                useItUp();
            } catch (OutOfMemoryError error) {
                OutOfMemory.endIfIn(new IllegalStateException(new RuntimeException(error)));
            }
        }

        private static void useItUp() {
            List<byte[]> held = new ArrayList<>();
            while (held.size() < Integer.MAX_VALUE) {
                held.add(new byte[1024 * 1024]);
            }
        }
    }
}
