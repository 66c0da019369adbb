package no.kfr.soap.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.kfr.process.OutOfMemory;
import no.kfr.soap.attack.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged register without the JVM's own flag for it, of whose heap its operator has promised too much: as many requests under way
 * as he allows, and each holds its first 16 KB in memory. It runs out of memory while it serves, wherever that happens, and ends.
 */
class OutOfMemoryIT {

    private static final int MOST = 12_000;
    private static final String FIRST_OF_BODY = "x".repeat(15_000);

    @TempDir
    private Path folder;

    @Test
    void a_running_register_without_memory_ends_with_a_message_and_a_code_of_its_own() throws Exception {
        List<RawConnection> open = new ArrayList<>();
        try (PackagedRegister register = PackagedRegister.start(
                folder,
                "-Xmx92m",
                List.of(
                        "kfr.bulkload.max-content-size=1MB",
                        "kfr.soap.max-arriving=100000",
                        "kfr.soap.max-read-time=10m",
                        "kfr.server.max-requests=100000",
                        "kfr.server.max-connections=100000"))) {
            new AgencyLookups(register.address()).once();
            int port = register.address().getPort();
            while (open.size() < MOST && beginOneMore(port, open)) {
                assertThat(open).isNotNull();
            }

            assertThat(register.process().waitFor(60, TimeUnit.SECONDS))
                    .as("%d requests under way; %s", open.size(), register.said())
                    .isTrue();
            System.out.printf("-Xmx92m: out of memory with %d requests under way%n", open.size());
            assertThat(register.process().exitValue()).isEqualTo(OutOfMemory.EXIT_CODE);
            assertThat(register.said()).contains("The register ends: its memory is used up.", "-Xmx", "Exit code 3");
            assertThat(register.process().descendants()).isEmpty();
            assertThatThrownBy(() -> register.health("/actuator/health")).isInstanceOf(ConnectException.class);
        } finally {
            for (RawConnection each : open) {
                each.close();
            }
        }
    }

    private static boolean beginOneMore(int port, List<RawConnection> open) {
        try {
            RawConnection next = RawConnection.from("127.0.0.1", port);
            open.add(next);
            next.send(RawConnection.post("Content-Length: 900000") + FIRST_OF_BODY);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
