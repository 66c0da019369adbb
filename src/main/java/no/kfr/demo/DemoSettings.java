package no.kfr.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.karsimulator.KarSimulator;

/** The demo's settings, as a file that {@code kfr serve} takes as well. */
final class DemoSettings {

    private DemoSettings() {}

    static Path write(Path data, int port, DemoCertificates certificates, DemoKar kar) throws IOException {
        String text = """
            # Settings of the demo, written anew at each of its starts. The same register without the show:
            #   kfr serve --settings %1$s
            #   and beside it the other register: %9$s
            server:
              port: %2$d
              ssl:
                key-store: %3$s
                key-store-type: PKCS12
                key-store-password: %4$s
            # Health and metrics: a port that is free.
            management.server.port: 0
            kfr:
              embedded-database: %5$s
              # Synthetic identity numbers are for demos and tests. In production, leave this out.
              identity:
                accept-synthetic: true
              keystore:
                location: %6$s
                password: %4$s
              access:
                certificates:
                  trust-store: %7$s
                  policies: ["%13$s"]
                  revocation:
                    mode: hard
                    crl-files: %8$s
              # The other register, simulated on this machine.
              kar:
                base-address: %10$s
                maskinporten:
                  token-endpoint: %11$s
                  audience: %12$s
                  client-id: kfr-demo
            """.formatted(
                        quoted(data.resolve("kfr.yaml")),
                        port,
                        quoted(certificates.tlsKeyStore()),
                        DemoCertificates.PASSWORD,
                        quoted(data.resolve("register")),
                        quoted(certificates.keyStore(DemoParty.REGISTER)),
                        quoted(certificates.authority()),
                        quoted(certificates.revocationList()),
                        kar.command(certificates),
                        kar.address(),
                        kar.tokenEndpoint(),
                        KarSimulator.AUDIENCE,
                        CertificateTemplate.DEMO_POLICY);
        return Files.writeString(data.resolve("kfr.yaml"), text);
    }

    /** As YAML reads it whatever the path holds. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
