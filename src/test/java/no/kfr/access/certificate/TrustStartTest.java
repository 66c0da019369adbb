package no.kfr.access.certificate;

import static no.kfr.TestCertificates.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.kfr.TestCertificates;
import no.kfr.access.CertificateTrust;
import no.kfr.access.OwnKey;
import no.kfr.access.PinnedCertificates;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TrustStartTest {

    @TempDir
    private Path folder;

    @Test
    void starts_with_the_settings_and_trusts() {
        context(Map.of()).run(context -> {
            assertThat(context).hasNotFailed();
            var trust = context.getBean(CertificateTrust.class);
            assertThat(trust.examine(
                                    TrustFixture.token(TestCertificates.police().chain()))
                            .confirm()
                            .organisation()
                            .value())
                    .isEqualTo(TestCertificates.POLICE);
            assertThat(context.getBean(OwnKey.class).current().certificate())
                    .isEqualTo(TestCertificates.register().certificate());
        });
    }

    @Test
    void takes_the_pins_from_whoever_has_them() {
        PinnedCertificates pins = organisation -> Set.of("00");
        context(Map.of())
                .withBean(PinnedCertificates.class, () -> pins)
                .run(context -> assertThatThrownBy(() -> context.getBean(CertificateTrust.class)
                                .examine(TrustFixture.token(
                                        TestCertificates.police().chain()))
                                .confirm())
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo(Code.CERTIFICATE_NOT_PINNED)));
    }

    @Test
    void off_is_a_revocation_mode_although_yaml_reads_it_as_false() {
        context(Map.of("kfr.access.certificates.revocation.mode", false))
                .run(context -> assertThat(context.getBean(CertificateSettings.class)
                                .revocation()
                                .mode())
                        .isEqualTo(CertificateSettings.Mode.OFF));
    }

    @Test
    void refuses_to_start_without_a_readable_trust_store() throws Exception {
        Path missing = folder.resolve("missing.pem");
        Path damaged = Files.writeString(folder.resolve("damaged.p12"), "nothing of the kind");
        Path empty = Files.writeString(folder.resolve("empty.p12"), "");

        assertRefused("trust-store", missing, missing + " that kfr.access.certificates.trust-store names is missing");
        assertRefused("trust-store", damaged, damaged.toString());
        assertRefused("trust-store", empty, empty.toString());
        assertRefused(
                "trust-store-password",
                "wrong",
                "does not open with this password: correct kfr.access.certificates.trust-store-password");
        assertRefused(
                "revocation.crl-files", missing, missing + " that kfr.access.certificates.revocation.crl-files names");
        assertRefused("revocation.ocsp-responses", missing, "kfr.access.certificates.revocation.ocsp-responses");
    }

    @Test
    void refuses_to_start_when_no_trust_store_is_named() {
        assertThatThrownBy(() -> Authorities.read(null, null))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("kfr.access.certificates.trust-store is not set");
    }

    private void assertRefused(String setting, Object value, String message) {
        context(Map.of("kfr.access.certificates." + setting, value))
                .run(context -> assertThat(startRefused(Objects.requireNonNull(context.getStartupFailure())))
                        .hasMessageContaining(message));
    }

    private static Throwable startRefused(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof StartRefused) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(StartRefused.class);
        return cause;
    }

    private static ApplicationContextRunner context(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "kfr.access.certificates.trust-store",
                TestCertificates.trustStore(),
                "kfr.access.certificates.trust-store-password",
                PASSWORD,
                "kfr.keystore.location",
                TestCertificates.keyStore("register", TestCertificates.register()),
                "kfr.keystore.password",
                PASSWORD));
        all.putAll(settings);
        return new ApplicationContextRunner()
                .withUserConfiguration(CertificateConfiguration.class)
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues(all.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
    }
}
