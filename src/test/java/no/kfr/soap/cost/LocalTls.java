package no.kfr.soap.cost;

import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import no.kfr.TestCertificates;

/** TLS between a register of the tests and its clients. */
final class LocalTls {

    /** What the register presents. */
    static final List<String> SETTINGS = List.of(
            "server.ssl.key-store=" + TestCertificates.keyStore("tls", TestCertificates.tls()),
            "server.ssl.key-store-password=" + TestCertificates.PASSWORD);

    private LocalTls() {}

    /** Trusts it. */
    static SSLContext context() throws Exception {
        KeyStore trusted =
                KeyStore.getInstance(TestCertificates.trustStore().toFile(), TestCertificates.PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
