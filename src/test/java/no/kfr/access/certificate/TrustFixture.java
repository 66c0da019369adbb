package no.kfr.access.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.kfr.TestCertificates;
import no.kfr.access.CertificateTrust;
import no.kfr.access.OwnKey;
import no.kfr.access.certificate.CertificateSettings.Mode;
import no.kfr.access.certificate.CertificateSettings.Revocation;
import no.kfr.demo.certificates.Identity;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** A trust with the settings of a test, and the pins and the clock that go with it. */
final class TrustFixture {

    final MovedClock clock = new MovedClock();
    final Map<OrganisationNumber, Set<String>> pins = new ConcurrentHashMap<>();
    final ExpiryWatch watch;
    final CertificateTrust trust;

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
        return of(TestCertificates.trustStore(), mode, null, crlFiles);
    }

    static TrustFixture withStoredResponses(Mode mode, Path folder) {
        return of(TestCertificates.trustStore(), mode, folder);
    }

    private static TrustFixture of(Path trustStore, Mode mode, @Nullable Path responses, Path... crlFiles) {
        return new TrustFixture(new CertificateSettings(
                trustStore,
                TestCertificates.PASSWORD,
                new Revocation(mode, Arrays.asList(crlFiles), responses, Duration.ofSeconds(1), Duration.ofSeconds(30)),
                1000,
                Duration.ofMinutes(5),
                Duration.ofDays(30)));
    }

    Refused refusalOf(Identity identity) {
        return refusalOf(List.of(identity.certificate()));
    }

    Refused refusalOf(List<X509Certificate> chain) {
        Refused refused = catchThrowableOfType(Refused.class, () -> trust.verify(chain));
        assertThat(refused).as("the certificate is refused").isNotNull();
        return refused;
    }

    String organisationOf(Identity identity) {
        return trust.verify(List.of(identity.certificate())).organisation().value();
    }

    private static final class RegisterKey implements OwnKey {

        @Override
        public Pair current() {
            Identity register = TestCertificates.register();
            return new Pair(register.key(), register.chain());
        }

        @Override
        public List<X509Certificate> recent() {
            return List.of(current().certificate());
        }
    }
}
