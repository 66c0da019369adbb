package no.kfr.access.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import no.kfr.TestCertificates;
import no.kfr.demo.certificates.CertificateFiles;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of tokens, and that strangers cannot make the register forget, or remember, too much. */
class RememberedTokensTest {

    private final TrustFixture fixture = TrustFixture.withoutRevocation();

    @TempDir
    private Path folder;

    @Test
    void only_trusted_certificates_are_remembered_as_such() {
        fixture.organisationOf(TestCertificates.institution());
        fixture.refusalOf(TestCertificates.foreignInstitution());
        fixture.refusalOf(ForgedCertificate.token(new ForgedCertificate().unsigned(1)));

        assertThat(fixture.trust.trustedCertificates()).isEqualTo(1);
        assertThat(fixture.trust.refusedTokens()).isEqualTo(2);
    }

    @Test
    void thousands_of_refused_tokens_push_no_trusted_one_out() {
        fixture.organisationOf(TestCertificates.institution());

        for (int i = 0; i < 3000; i++) {
            fixture.refusalOf(ForgedCertificate.token(new ForgedCertificate().unsigned(i)));
        }

        assertThat(fixture.trust.trustedCertificates()).isEqualTo(1);
        assertThat(fixture.trust.refusedTokens()).isLessThanOrEqualTo(1000);
    }

    @Test
    void one_trusted_certificate_in_many_tokens_is_remembered_once() throws Exception {
        byte[] trusted = TestCertificates.institution().certificate().getEncoded();
        for (int i = 0; i < 50; i++) {
            X509Certificate presented = fixture.trust
                    .examine(ForgedCertificate.path(List.of(trusted, new ForgedCertificate().unsigned(i))))
                    .certificate();
            assertThat(presented).isEqualTo(TestCertificates.institution().certificate());
        }

        assertThat(fixture.trust.trustedCertificates()).isEqualTo(1);
        assertThat(fixture.trust.refusedTokens()).isZero();
    }

    @Test
    void a_refusal_is_remembered_with_all_that_it_said() {
        var token = ForgedCertificate.token(new ForgedCertificate()
                .signedWith(TestCertificates.authority().identity().key()));
        var first = fixture.refusalOf(token);
        var second = fixture.refusalOf(token);

        assertThat(second).isNotSameAs(first);
        assertThat(second.violations()).isEqualTo(first.violations()).isNotEmpty();
        assertThat(second.code()).isEqualTo(first.code());
    }

    @Test
    void a_refusal_is_forgotten_after_ten_seconds() {
        var begins = fixture.clock.instant().plusSeconds(5);
        X509Certificate early = TestCertificates.issue(
                        CertificateTemplate.enterprise("Testbanken", TestCertificates.INSTITUTION, SubjectProfile.NEW)
                                .validFrom(begins))
                .certificate();
        assertThat(fixture.refusalOf(List.of(early)).code()).isEqualTo(Code.CERTIFICATE_EXPIRED);

        fixture.clock.move(Duration.ofSeconds(9));
        assertThat(fixture.refusalOf(List.of(early)).code()).isEqualTo(Code.CERTIFICATE_EXPIRED);
        fixture.clock.move(Duration.ofSeconds(1));

        assertThat(fixture.organisationOf(List.of(early))).isEqualTo(TestCertificates.INSTITUTION);
    }

    @Test
    void a_refusal_is_forgotten_when_the_authorities_change() {
        Path file = CertificateFiles.writePem(
                folder.resolve("trust.pem"),
                List.of(TestCertificates.foreignAuthority().certificate()));
        TrustFixture watching = TrustFixture.trusting(file);
        assertThat(watching.refusalOf(TestCertificates.institution()).code()).isEqualTo(Code.UNKNOWN_ISSUER);

        CertificateFiles.writePem(file, List.of(TestCertificates.authority().certificate()));
        watching.clock.move(Duration.ofSeconds(1));

        assertThat(watching.organisationOf(TestCertificates.institution())).isEqualTo(TestCertificates.INSTITUTION);
    }

    @Test
    void what_is_refused_later_than_by_its_token_is_not_remembered_of_the_token() {
        fixture.pins.put(new OrganisationNumber(TestCertificates.INSTITUTION), Set.of("00"));
        fixture.refusalOf(TestCertificates.institution());

        assertThat(fixture.trust.refusedTokens()).isZero();
    }
}
