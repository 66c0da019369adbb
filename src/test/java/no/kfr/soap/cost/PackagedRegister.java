package no.kfr.soap.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.soap.RunningRegister;
import no.kfr.start.PackagedKfr;

/** The packaged jar as a process of its own, with the tests' participants and certificates, on the embedded database, without TLS unless asked for. */
final class PackagedRegister implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final Path err;
    private final int port;
    private final int management;
    private final boolean tls;

    private PackagedRegister(Process process, Path err, int port, int management, boolean tls) {
        this.process = process;
        this.err = err;
        this.port = port;
        this.management = management;
        this.tls = tls;
    }

    /**
     * Returns when it answers.
     *
     * @param heap such as {@code -Xmx256m}
     * @param more settings, as {@code name=value}; with those of {@link LocalTls} it answers over TLS
     */
    static PackagedRegister start(Path folder, String heap, List<String> more) throws Exception {
        List<String> database = TestDatabase.newH2File();
        // the participants of the tests, imported by the process that may open the file first
        RunningRegister.start(database.stream().map(setting -> "--" + setting).toArray(String[]::new))
                .close();
        int port = PackagedKfr.freePort();
        int management = PackagedKfr.freePort();
        boolean tls = more.containsAll(LocalTls.SETTINGS);
        List<String> settings = new ArrayList<>(List.of(
                "server.port=" + port,
                "server.address=127.0.0.1",
                "server.ssl.enabled=" + tls,
                "management.server.port=" + management,
                "kfr.identity.accept-synthetic=true",
                "kfr.audit.keys[0].id=test",
                "kfr.audit.keys[0].base64=" + TestDatabase.JOURNAL_KEY,
                "kfr.audit.search-key.base64=" + TestDatabase.JOURNAL_KEY,
                "kfr.keystore.location=" + TestCertificates.keyStore("register", TestCertificates.register()),
                "kfr.keystore.password=" + TestCertificates.PASSWORD,
                "kfr.access.certificates.trust-store=" + TestCertificates.trustStore(),
                "kfr.access.certificates.trust-store-password=" + TestCertificates.PASSWORD,
                "kfr.access.certificates.revocation.mode=off"));
        Path file = folder.resolve("kfr.properties");
        Files.writeString(
                file, Stream.of(settings, database, more).flatMap(List::stream).collect(Collectors.joining("\n")));
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = PackagedKfr.start(
                List.of(heap),
                folder,
                Files.createTempFile(folder, "out", ".txt"),
                err,
                "serve",
                "--settings",
                file.toString());
        PackagedRegister register = new PackagedRegister(process, err, port, management, tls);
        register.await("/actuator/health/readiness");
        return register;
    }

    private void await(String path) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!isUp(path)) {
            assertThat(isAlive()).as(said()).isTrue();
            assertThat(System.nanoTime()).as(said()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private boolean isUp(String path) throws Exception {
        try {
            return health(path).contains("\"status\":\"UP\"");
        } catch (ConnectException notYet) {
            return false;
        }
    }

    /** The beginning of its addresses. */
    URI address() {
        return URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port + "/");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What the operator's port says of its health. */
    String health(String path) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    Process process() {
        return process;
    }

    /** What it has said so far where errors are said. */
    String said() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
