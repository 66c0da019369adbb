package no.kfr.access.certificate;

import static no.kfr.TestCertificates.PASSWORD;
import static no.kfr.TestCertificates.REGISTER;
import static no.kfr.demo.certificates.CertificateTemplate.enterprise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import no.kfr.MovableClock;
import no.kfr.TestCertificates;
import no.kfr.access.Signer;
import no.kfr.access.certificate.own.CertificateHealth;
import no.kfr.access.certificate.own.ExpiryGauge;
import no.kfr.access.certificate.own.ExpiryWatch;
import no.kfr.access.certificate.own.KeystoreKey;
import no.kfr.access.certificate.own.KeystoreSettings;
import no.kfr.access.certificate.own.SerialNumber;
import no.kfr.demo.certificates.CertificateFiles;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.digest.Fingerprint;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OwnKeyTest {

    private final MovableClock clock = new MovableClock(Instant.now());
    private final Identity first = TestCertificates.register();
    private final Identity second = TestCertificates.issue(order());

    @TempDir
    private Path folder;

    @Test
    void picks_up_a_replaced_file() {
        KeystoreKey key = open(write(first));
        assertThat(key.current().certificate()).isEqualTo(first.certificate());
        assertThat(key.current().key()).isEqualTo(first.key());

        write(second);
        clock.move(Duration.ofSeconds(1));

        assertThat(key.current().certificate()).isEqualTo(second.certificate());
        assertThat(key.current().key()).isEqualTo(second.key());
    }

    @Test
    void looks_at_the_file_at_most_every_second() {
        KeystoreKey key = open(write(first));

        write(second);
        clock.move(Duration.ofMillis(999));

        assertThat(key.current().certificate()).isEqualTo(first.certificate());
    }

    @Test
    void a_half_written_file_keeps_the_old_key_and_warns_until_it_is_whole(CapturedOutput output) throws Exception {
        Path file = write(first);
        KeystoreKey key = open(file);
        byte[] whole = Files.readAllBytes(TestCertificates.keyStore("register-2", second));

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        clock.move(Duration.ofSeconds(1));
        assertThat(key.current().certificate()).isEqualTo(first.certificate());
        assertThat(output).contains("The register's keystore changed but is not used");

        Files.write(file, whole);
        clock.move(Duration.ofSeconds(1));
        assertThat(key.current().certificate()).isEqualTo(second.certificate());
    }

    @Test
    void a_file_that_disappears_or_has_another_password_keeps_the_old_key() throws Exception {
        Path file = write(first);
        KeystoreKey key = open(file);

        Files.delete(file);
        clock.move(Duration.ofSeconds(1));
        assertThat(key.current().certificate()).isEqualTo(first.certificate());

        CertificateFiles.writeKeyStore(file, "register", second, "another");
        clock.move(Duration.ofSeconds(1));
        assertThat(key.current().certificate()).isEqualTo(first.certificate());
    }

    @Test
    void a_certificate_that_begins_later_is_used_from_then_on() {
        Path file = write(first);
        KeystoreKey key = open(file);
        Identity future =
                TestCertificates.issue(order().validFrom(clock.instant().plusSeconds(90)));

        CertificateFiles.writeKeyStore(file, "register", future, PASSWORD);
        clock.move(Duration.ofSeconds(1));
        assertThat(key.current().certificate()).isEqualTo(first.certificate());

        clock.move(Duration.ofSeconds(120));
        assertThat(key.current().certificate()).isEqualTo(future.certificate());
    }

    @Test
    void the_start_is_refused_with_the_setting_and_the_file() throws Exception {
        Path missing = folder.resolve("missing.p12");
        Path damaged = Files.writeString(folder.resolve("damaged.p12"), "no key store");

        assertRefused(new KeystoreSettings(null, PASSWORD, null), "kfr.keystore.location is not set");
        assertRefused(new KeystoreSettings(missing, PASSWORD, null), missing.toString());
        assertRefused(new KeystoreSettings(damaged, PASSWORD, null), "neither PKCS#12, JKS, PEM nor DER");
        assertRefused(new KeystoreSettings(write(first), "wrong", null), "kfr.keystore.password");
        assertRefused(new KeystoreSettings(write(first), PASSWORD, "other"), "no key named other");
        assertRefused(new KeystoreSettings(TestCertificates.trustStore(), PASSWORD, null), "certificates only");
    }

    @Test
    void the_start_is_refused_with_a_certificate_that_has_ended() {
        Path file =
                write(TestCertificates.issue(order().validUntil(clock.instant().minusSeconds(1))));

        assertRefused(new KeystoreSettings(file, PASSWORD, null), "not now");
    }

    @Test
    void warns_once_a_day_from_thirty_days_before_the_end(CapturedOutput output) {
        ExpiryWatch watch = watchEndingIn(Duration.ofDays(31));
        watch.warn();
        assertThat(output).doesNotContain("days left");

        clock.move(Duration.ofDays(1).plusSeconds(1));
        watch.warn();
        watch.warn();
        assertThat(occurrences(output, "The certificate register ends")).isEqualTo(1);

        clock.move(Duration.ofDays(1));
        watch.warn();
        assertThat(occurrences(output, "The certificate register ends")).isEqualTo(2);
    }

    @Test
    void health_names_what_ends_soon_and_is_out_of_service_after_the_end() {
        ExpiryWatch watch = watchEndingIn(Duration.ofDays(31));
        CertificateHealth health = new CertificateHealth(watch);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("endingSoon", false);

        clock.move(Duration.ofDays(2));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails())
                .containsEntry("endingSoon", true)
                .hasEntrySatisfying("daysLeft", days -> assertThat(days).hasToString("{register=28}"));

        clock.move(Duration.ofDays(30));
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void the_gauge_counts_the_days_of_own_and_pinned_certificates() {
        ExpiryWatch watch = watchEndingIn(Duration.ofDays(31));
        var registry = new SimpleMeterRegistry();
        var gauge = new ExpiryGauge(watch, registry);
        var police = TestCertificates.police().certificate();
        watch.pinnedCertificateUsed(new Signer(new OrganisationNumber(TestCertificates.POLICE), police));

        gauge.refresh();

        String name = TestCertificates.POLICE + "-" + SerialNumber.shown(police);
        assertThat(registry.get("kfr.certificate.days.left")
                        .tag("name", "register")
                        .gauge()
                        .value())
                .isEqualTo(30);
        assertThat(registry.get("kfr.certificate.days.left")
                        .tag("name", name)
                        .gauge()
                        .value())
                .isBetween(728.0, 730.0);
    }

    @Test
    void a_pinned_certificate_is_watched_once_it_was_used() {
        TrustFixture fixture = TrustFixture.withoutRevocation();
        var police = TestCertificates.police();
        fixture.pins.put(new OrganisationNumber(TestCertificates.POLICE), Set.of(Fingerprint.of(police.certificate())));

        fixture.organisationOf(police);
        fixture.clock.move(Duration.ofDays(710));

        assertThat(fixture.watch.endingSoon())
                .extracting(ExpiryWatch.Expiry::name)
                .anyMatch(name -> name.startsWith(TestCertificates.POLICE));
    }

    private ExpiryWatch watchEndingIn(Duration left) {
        Identity ending =
                TestCertificates.issue(order().validUntil(clock.instant().plus(left)));
        return new ExpiryWatch(open(write(ending)), Duration.ofDays(30), clock);
    }

    private Path write(Identity identity) {
        return CertificateFiles.writeKeyStore(folder.resolve("register.p12"), "register", identity, PASSWORD);
    }

    private KeystoreKey open(Path file) {
        return open(new KeystoreSettings(file, PASSWORD, null));
    }

    private KeystoreKey open(KeystoreSettings settings) {
        return new KeystoreKey(settings, clock);
    }

    private void assertRefused(KeystoreSettings settings, String text) {
        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(text);
    }

    private static int occurrences(CapturedOutput output, String text) {
        return output.getAll().split(Pattern.quote(text), -1).length - 1;
    }

    private static CertificateTemplate order() {
        return enterprise("Kundeforholdsregisteret", REGISTER, SubjectProfile.NEW);
    }
}
