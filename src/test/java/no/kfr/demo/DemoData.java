package no.kfr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.kfr.TestFolder;
import no.kfr.start.PackagedKfr;
import org.springframework.util.FileSystemUtils;

/**
 * What the demo of the packaged jar leaves in its folder: certificates, settings, a database. Made once for all tests of a JVM, since keys
 * take their time, and copied for each that wants it.
 */
record DemoData(Path made, int port) {

    private static final class Shared {
        static final DemoData DATA = make();
    }

    /** As if the demo had run there, at this port. */
    static void copyTo(Path folder, int port) throws IOException {
        DemoData data = Shared.DATA;
        FileSystemUtils.copyRecursively(data.made, folder);
        Path settings = folder.resolve("kfr.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace(data.made.toString(), folder.toString())
                        .replace("port: " + data.port + "\n", "port: " + port + "\n"));
    }

    private static DemoData make() {
        try {
            Path folder = TestFolder.create("kfr-demo");
            int port = PackagedKfr.freePort();
            Path data = folder.resolve("demo");
            PackagedKfr.Result demo = PackagedKfr.demo(folder, port, data);
            assertThat(demo.exitCode()).as(demo.toString()).isZero();
            return new DemoData(data, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
