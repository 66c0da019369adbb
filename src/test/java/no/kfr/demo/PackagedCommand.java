package no.kfr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import no.kfr.start.PackagedKfr;

/** A command of the packaged jar while it runs. */
record PackagedCommand(Process process, Path outFile, Path errFile) {

    static PackagedCommand start(Path folder, List<String> arguments) throws IOException {
        Path out = Files.createTempFile(folder, "command", ".txt");
        Path err = Files.createTempFile(folder, "command", ".txt");
        return new PackagedCommand(PackagedKfr.start(folder, out, err, arguments.toArray(String[]::new)), out, err);
    }

    /** Until then it must not have ended. */
    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean()) {
            assertThat(process.isAlive()).as(err()).isTrue();
            assertThat(System.nanoTime()).as(err()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    void kill() throws InterruptedException {
        KilledRegister.kill(process);
    }

    PackagedKfr.Result finished() throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(err()).isTrue();
        return new PackagedKfr.Result(process.exitValue(), read(outFile), err());
    }

    String err() {
        return read(errFile);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
