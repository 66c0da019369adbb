package no.kfr.access.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.kfr.MovableClock;
import no.kfr.TestCertificates;
import no.kfr.access.OwnKey;
import no.kfr.access.SenderToken;
import no.kfr.access.SenderToken.Form;
import no.kfr.access.Signer;
import no.kfr.access.certificate.CertificateSettings.Authority;
import no.kfr.access.certificate.CertificateSettings.Mode;
import no.kfr.access.certificate.CertificateSettings.Revocation;
import no.kfr.access.certificate.own.ExpiryWatch;
import no.kfr.demo.certificates.Identity;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** A trust with the settings of a test, and the pins and the clock that go with it. */
final class TrustFixture {

    final MovableClock clock = new MovableClock(Instant.now());
    final Map<OrganisationNumber, Set<String>> pins = new ConcurrentHashMap<>();
    final ExpiryWatch watch;
    final PkixTrust trust;

    private TrustFixture(CertificateSettings settings) {
        this.watch = new ExpiryWatch(new RegisterKey(), settings.warnBefore(), clock);
        this.trust = new PkixTrust(settings, new Pins(number -> pins.getOrDefault(number, Set.of()), watch), clock);
    }

    static TrustFixture withoutRevocation() {
        return of(TestCertificates.trustStore(), Mode.OFF, null);
    }

    static TrustFixture trusting(Path trustStore) {
        return of(trustStore, Mode.OFF, null);
    }

    static TrustFixture of(Mode mode, Path... crlFiles) {
        return trusting(TestCertificates.trustStore(), mode, crlFiles);
    }

    static TrustFixture trusting(Path trustStore, Mode mode, Path... crlFiles) {
        return of(trustStore, mode, null, crlFiles);
    }

    /** The same, some days on. */
    TrustFixture afterDays(int days) {
        clock.move(Duration.ofDays(days));
        return this;
    }

    static TrustFixture withStoredResponses(Mode mode, Path folder) {
        return of(TestCertificates.trustStore(), mode, folder);
    }

    private static TrustFixture of(Path trustStore, Mode mode, @Nullable Path responses, Path... crlFiles) {
        return of(
                trustStore,
                new Revocation(mode, Arrays.asList(crlFiles), responses, Duration.ofSeconds(1), Duration.ofSeconds(30)),
                List.of(),
                List.of());
    }

    /** A trust that demands policies of everybody, and others below some authorities. */
    static TrustFixture demanding(Path trustStore, List<String> policies, Authority... authorities) {
        return of(
                trustStore,
                new Revocation(Mode.OFF, List.of(), null, Duration.ofSeconds(1), Duration.ofSeconds(30)),
                policies,
                List.of(authorities));
    }

    private static TrustFixture of(
            Path trustStore, Revocation revocation, List<String> policies, List<Authority> authorities) {
        return new TrustFixture(new CertificateSettings(
                trustStore,
                TestCertificates.PASSWORD,
                revocation,
                policies,
                authorities,
                1000,
                Duration.ofMinutes(5),
                Duration.ofDays(30)));
    }

    /** The certificates as they come in a message: one by itself, more as a path. */
    static SenderToken token(List<X509Certificate> chain) {
        try {
            return chain.size() == 1
                    ? new SenderToken(Form.CERTIFICATE, chain.getFirst().getEncoded())
                    : new SenderToken(
                            Form.PATH,
                            CertificateFactory.getInstance("X.509")
                                    .generateCertPath(chain)
                                    .getEncoded("PkiPath"));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    Signer signer(List<X509Certificate> chain) {
        return trust.examine(token(chain)).confirm();
    }

    Refused refusalOf(Identity identity) {
        return refusalOf(List.of(identity.certificate()));
    }

    Refused refusalOf(List<X509Certificate> chain) {
        return refusalOf(token(chain));
    }

    Refused refusalOf(SenderToken token) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> trust.examine(token).confirm());
        assertThat(refused).as("the certificate is refused").isNotNull();
        return refused;
    }

    String organisationOf(Identity identity) {
        return organisationOf(List.of(identity.certificate()));
    }

    String organisationOf(List<X509Certificate> chain) {
        return signer(chain).organisation().value();
    }

    private static final class RegisterKey implements OwnKey {

        @Override
        public Pair current() {
            Identity register = TestCertificates.register();
            return new Pair(register.key(), register.chain());
        }
    }
}
