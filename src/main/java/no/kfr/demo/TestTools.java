package no.kfr.demo;

import java.util.List;
import no.kfr.demo.certificates.CertificatesCommand;
import no.kfr.demo.karsimulator.KarSimulatorCommand;

/** What testers need beside a register: certificates of a test authority, and a simulator of KAR. */
public final class TestTools {

    private TestTools() {}

    /** {@code kfr certificates} and {@code kfr kar-simulator}. */
    public static List<Object> commands() {
        return List.of(new CertificatesCommand(), new KarSimulatorCommand());
    }
}
