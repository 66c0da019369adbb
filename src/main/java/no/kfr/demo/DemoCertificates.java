package no.kfr.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.kfr.demo.certificates.CertificateFiles;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.TestAuthority;

/** The demo's authority and the certificates that it issued, as files: PKCS#12 for programs, PEM for people and other stacks. */
final class DemoCertificates {

    /** No secret: whoever can read the files is the one who runs the demo. */
    static final String PASSWORD = "kfr-demo";

    private static final String AUTHORITY = "demo-ca";
    private static final String TLS = "tls";
    private static final String POLICIES = "2.5.29.32";
    private static final Duration STILL_GOOD = Duration.ofDays(2);

    private final Path folder;
    private final Clock clock;

    DemoCertificates(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Makes what is missing or about to expire, all of it together.
     *
     * @return whether anything was made
     */
    boolean prepare() throws IOException {
        boolean make = !Stream.of(AUTHORITY, TLS).allMatch(name -> isGood(name, certificate -> true))
                || !parties().allMatch(party -> isGood(party.fileName(), DemoCertificates::namesAPolicy));
        if (make) {
            Files.createDirectories(folder);
            make();
        }
        writeRevocationList();
        return make;
    }

    Path keyStore(DemoParty party) {
        return p12(party.fileName());
    }

    Path tlsKeyStore() {
        return p12(TLS);
    }

    /** The authority's certificate, PEM. */
    Path authority() {
        return folder.resolve(AUTHORITY + ".pem");
    }

    Path revocationList() {
        return folder.resolve(AUTHORITY + ".crl");
    }

    /** A party's key, for its client. */
    KeyStore keys(DemoParty party) {
        return load(keyStore(party));
    }

    /** The authority, as the parties' clients trust it. */
    KeyStore trust() {
        return load(folder.resolve("trust.p12"));
    }

    int count() {
        return DemoParty.values().length + 2;
    }

    private void make() {
        var authority = TestAuthority.create("KFR Demo CA", clock);
        write(AUTHORITY, authority.identity());
        CertificateFiles.writeTrustStore(folder.resolve("trust.p12"), List.of(authority.certificate()), PASSWORD);
        parties()
                .parallel()
                .forEach(party -> write(
                        party.fileName(),
                        authority.issue(CertificateTemplate.enterprise(
                                        party.displayName(), party.organisationNumber(), party.profile())
                                .policy(CertificateTemplate.DEMO_POLICY))));
        write(TLS, authority.issue(CertificateTemplate.tlsServer("localhost")));
    }

    private void write(String name, Identity identity) {
        CertificateFiles.writeKeyStore(p12(name), name, identity, PASSWORD);
        CertificateFiles.writePem(folder.resolve(name + ".pem"), identity.chain());
        CertificateFiles.writeKeyPem(folder.resolve(name + ".key"), identity.key());
    }

    /** A new one at every start, for it is good for a month only. */
    private void writeRevocationList() {
        Identity authority = CertificateFiles.readKeyStore(p12(AUTHORITY), AUTHORITY, PASSWORD);
        CertificateFiles.writeCrl(
                revocationList(), TestAuthority.of(authority, clock).revocationList());
    }

    private boolean isGood(String name, Predicate<X509Certificate> alsoGood) {
        Path file = p12(name);
        if (!Files.exists(file)) {
            return false;
        }
        X509Certificate certificate =
                CertificateFiles.readKeyStore(file, name, PASSWORD).certificate();
        return certificate.getNotAfter().after(Date.from(clock.instant().plus(STILL_GOOD)))
                && alsoGood.test(certificate);
    }

    /** The settings demand it; a folder that an earlier version left has certificates without. */
    private static boolean namesAPolicy(X509Certificate certificate) {
        return certificate.getExtensionValue(POLICIES) != null;
    }

    private Path p12(String name) {
        return folder.resolve(name + ".p12");
    }

    private static Stream<DemoParty> parties() {
        return Arrays.stream(DemoParty.values());
    }

    private static KeyStore load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " is not a key store", e);
        }
    }
}
