package no.kfr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import no.kfr.client.soap.CallFailed;
import no.kfr.client.soap.Connection;
import no.kfr.client.soap.Connection.SoapVersion;
import no.kfr.client.soap.ReadingRequests;
import no.kfr.client.soap.RegisterClient;
import no.kfr.start.PackagedKfr;

/** The packaged register with the demo's participants and certificates, to be started, killed and started again. */
final class KilledRegister {

    static final String INSTITUTION = DemoParty.INSTITUTION.organisationNumber();

    private final Path folder;
    private final Path settings;
    private final int port;
    private final DemoCertificates certificates;

    private KilledRegister(Path folder, Path settings, int port, DemoCertificates certificates) {
        this.folder = folder;
        this.settings = settings;
        this.port = port;
        this.certificates = certificates;
    }

    /** On the embedded database. */
    static KilledRegister embedded(Path folder) throws Exception {
        Path data = folder.resolve("demo");
        int port = PackagedKfr.freePort();
        DemoData.copyTo(data, port);
        return new KilledRegister(
                folder,
                data.resolve("kfr.yaml"),
                port,
                new DemoCertificates(data.resolve("certificates"), Clock.systemUTC()));
    }

    /** The same on a database server; {@code database} are lines of a settings file. */
    static KilledRegister on(Path folder, List<String> database) throws Exception {
        KilledRegister embedded = embedded(folder);
        Path settings = folder.resolve("server.yaml");
        Files.writeString(settings, Files.readString(embedded.settings) + String.join("\n", database) + "\n");
        var imported = PackagedKfr.run(
                folder,
                "participants",
                "import",
                "--yes",
                Path.of("deploy/demo/participants.yaml").toAbsolutePath().toString(),
                "--settings",
                settings.toString());
        assertThat(imported.exitCode()).as(imported.toString()).isZero();
        return new KilledRegister(folder, settings, embedded.port, embedded.certificates);
    }

    /** @param options of the Java machine */
    Process serve(String... options) throws IOException {
        return PackagedKfr.start(
                List.of(options),
                folder,
                Files.createTempFile(folder, "out", ".txt"),
                Files.createTempFile(folder, "err", ".txt"),
                "serve",
                "--settings",
                settings.toString());
    }

    RegisterClient client() {
        return client(Duration.ofSeconds(60));
    }

    /** @param patience how long it waits for an answer */
    RegisterClient client(Duration patience) {
        return new RegisterClient(new Connection(
                URI.create("https://localhost:" + port),
                certificates.keys(DemoParty.INSTITUTION),
                DemoCertificates.PASSWORD,
                certificates.trust(),
                SoapVersion.SOAP_11,
                patience));
    }

    /** What a command needs to be told, to call this register for the institution. */
    List<String> caller() throws IOException {
        Path password = folder.resolve("password");
        Files.writeString(password, DemoCertificates.PASSWORD + "\n");
        return List.of(
                "--register=https://localhost:" + port,
                "--institution=" + INSTITUTION,
                "--keystore=" + certificates.keyStore(DemoParty.INSTITUTION),
                "--password-file=" + password,
                "--ca=" + certificates.authority());
    }

    static void awaitAnswer(Process register, RegisterClient client) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (true) {
            try {
                client.own(ReadingRequests.own(INSTITUTION, INSTITUTION));
                return;
            } catch (CallFailed notYet) {
                assertThat(register.isAlive()).as("the register runs").isTrue();
                assertThat(System.nanoTime()).as("%s", notYet.getMessage()).isLessThan(deadline);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    /** Ends it at once, as a power switch does. */
    static void kill(Process register) throws InterruptedException {
        register.destroyForcibly();
        assertThat(register.waitFor()).as("killed by SIGKILL").isEqualTo(128 + 9);
    }
}
