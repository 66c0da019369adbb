package no.kfr.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.kfr.demo.karsimulator.DataFile;
import no.kfr.demo.karsimulator.Fault;
import no.kfr.demo.karsimulator.KarSimulator;

/** The other register, simulated, with the data that is shipped. */
final class DemoKar implements AutoCloseable {

    private final KarSimulator simulator;
    private final Path data;

    private DemoKar(KarSimulator simulator, Path data) {
        this.simulator = simulator;
        this.data = data;
    }

    /** @param wanted its port, unless that is taken: then any that is free */
    static DemoKar start(Path folder, int wanted, DemoCertificates certificates) throws IOException {
        String text = ShippedFiles.text("demo/kar.csv");
        Path data = Files.writeString(folder.resolve("kar.csv"), text);
        var order = KarSimulator.Options.of(wanted, DataFile.read(text)).trusting(authorities(certificates.trust()));
        try {
            return new DemoKar(KarSimulator.start(order, Clock.systemUTC()), data);
        } catch (IOException | IllegalArgumentException taken) {
            return new DemoKar(KarSimulator.start(order.on(0), Clock.systemUTC()), data);
        }
    }

    URI address() {
        return simulator.address();
    }

    URI tokenEndpoint() {
        return simulator.tokenEndpoint();
    }

    /** What to type to have it without the demo. */
    String command(DemoCertificates certificates) {
        return "kfr kar-simulator --port " + simulator.address().getPort() + " --data " + data + " --trust "
                + certificates.authority();
    }

    /** Does the work while KAR is out of order. */
    void duringOutage(Runnable work) {
        simulator.inject(Fault.ERROR);
        try {
            work.run();
        } finally {
            simulator.inject(Fault.NONE);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }

    private static List<X509Certificate> authorities(KeyStore trust) {
        try {
            var authorities = new ArrayList<X509Certificate>();
            for (String alias : Collections.list(trust.aliases())) {
                authorities.add((X509Certificate) trust.getCertificate(alias));
            }
            return authorities;
        } catch (KeyStoreException impossible) {
            throw new IllegalStateException("a store that was read can be asked", impossible);
        }
    }
}
