package no.kfr.access.certificate;

import static no.kfr.TestCertificates.INSTITUTION;
import static no.kfr.demo.certificates.CertificateTemplate.enterprise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import no.kfr.Issued;
import no.kfr.TestCertificates;
import no.kfr.access.certificate.CertificateSettings.Authority;
import no.kfr.demo.certificates.CertificateFiles;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.demo.certificates.TestAuthority;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.StartRefused;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a certificate was issued for: extended key usage, and the policies that the operator demands. */
class CertificateUseTest {

    private static final String ENTERPRISE = "2.16.578.1.26.1.3.2";
    private static final String OTHER_ENTERPRISE = "2.16.578.1.29.13.1.1.0";
    private static final String PERSON = "2.16.578.1.26.1.3.1";

    @TempDir
    private Path folder;

    private final TrustFixture anyPolicy = TrustFixture.withoutRevocation();

    @Test
    void a_certificate_for_tls_servers_code_time_stamps_or_ocsp_signs_for_nobody() {
        for (KeyPurposeId use : List.of(
                KeyPurposeId.id_kp_serverAuth,
                KeyPurposeId.id_kp_codeSigning,
                KeyPurposeId.id_kp_timeStamping,
                KeyPurposeId.id_kp_OCSPSigning)) {
            Refused refused = anyPolicy.refusalOf(List.of(sender(Issued.forUses(use))));

            assertThat(refused.code()).isEqualTo(Code.CERTIFICATE_FOR_ANOTHER_USE);
            assertThat(refused.violations().getFirst().rule()).contains("clientAuth");
        }
    }

    @Test
    void a_certificate_that_is_for_signing_mail_or_authentication_too_is_accepted() {
        for (KeyPurposeId use : List.of(
                KeyPurposeId.id_kp_clientAuth,
                KeyPurposeId.id_kp_emailProtection,
                KeyPurposeId.anyExtendedKeyUsage,
                KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36")),
                KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.10.3.12")))) {
            assertThat(anyPolicy.organisationOf(List.of(sender(Issued.forUses(KeyPurposeId.id_kp_serverAuth, use)))))
                    .isEqualTo(INSTITUTION);
        }
    }

    @Test
    void an_authority_for_tls_servers_only_issues_to_no_sender() {
        TestAuthority top = TestCertificates.authority().subordinate("KFR Test CA 20");
        X509Certificate limited = sameWith(top, Issued.forUses(KeyPurposeId.id_kp_serverAuth));
        X509Certificate sender = below(top);

        Refused refused = anyPolicy.refusalOf(List.of(sender, limited));

        assertThat(refused.code()).isEqualTo(Code.CERTIFICATE_FOR_ANOTHER_USE);
        assertThat(refused.violations().getFirst().rule()).contains("KFR Test CA 20");
        assertThat(TrustFixture.withoutRevocation()
                        .organisationOf(List.of(sender, sameWith(top, Issued.forUses(KeyPurposeId.id_kp_clientAuth)))))
                .isEqualTo(INSTITUTION);
    }

    @Test
    void a_certificate_without_a_demanded_policy_is_refused_with_those_that_count() {
        TrustFixture fixture = demanding(List.of(ENTERPRISE, OTHER_ENTERPRISE));

        for (X509Certificate wrong : List.of(
                sender(),
                sender(Issued.underPolicies(PERSON)),
                sender(Issued.underPolicies("2.5.29.32.0")),
                sender(Issued.underPolicies(ENTERPRISE + ".1")),
                sender(new Extension(Extension.certificatePolicies, false, new byte[] {5, 0})))) {
            Refused refused = fixture.refusalOf(List.of(wrong));
            assertThat(refused.code()).isEqualTo(Code.POLICY_NOT_ACCEPTED);
            assertThat(refused.violations().getFirst().rule())
                    .contains(ENTERPRISE)
                    .contains(OTHER_ENTERPRISE);
        }
    }

    @Test
    void a_certificate_under_one_of_the_demanded_policies_is_accepted() {
        TrustFixture fixture = demanding(List.of(ENTERPRISE, OTHER_ENTERPRISE));

        assertThat(fixture.organisationOf(List.of(sender(Issued.underPolicies(PERSON, OTHER_ENTERPRISE)))))
                .isEqualTo(INSTITUTION);
        assertThat(anyPolicy.organisationOf(List.of(sender()))).isEqualTo(INSTITUTION);
    }

    @Test
    void an_authority_that_is_limited_to_other_policies_vouches_for_none_of_the_demanded() {
        TestAuthority top = TestCertificates.authority().subordinate("KFR Test CA 21");
        X509Certificate sender = below(top, Issued.underPolicies(ENTERPRISE));
        List<X509Certificate> limited = List.of(sender, sameWith(top, Issued.underPolicies(PERSON)));
        List<X509Certificate> free = List.of(sender, sameWith(top, Issued.underPolicies("2.5.29.32.0")));
        List<X509Certificate> silent = List.of(sender, top.certificate());

        assertThat(demanding(List.of(ENTERPRISE)).refusalOf(limited).code()).isEqualTo(Code.POLICY_NOT_ACCEPTED);
        assertThat(demanding(List.of(ENTERPRISE)).organisationOf(free)).isEqualTo(INSTITUTION);
        assertThat(demanding(List.of(ENTERPRISE)).organisationOf(silent)).isEqualTo(INSTITUTION);
    }

    @Test
    void an_authority_with_policies_of_its_own_is_held_to_those_instead() {
        TrustFixture fixture = demanding(List.of(ENTERPRISE), new Authority("kfr  test CA", List.of(OTHER_ENTERPRISE)));

        assertThat(fixture.refusalOf(List.of(sender(Issued.underPolicies(ENTERPRISE))))
                        .code())
                .isEqualTo(Code.POLICY_NOT_ACCEPTED);
        assertThat(fixture.organisationOf(List.of(sender(Issued.underPolicies(OTHER_ENTERPRISE)))))
                .isEqualTo(INSTITUTION);
    }

    @Test
    void an_intermediate_authority_can_be_limited_and_its_superior_too() {
        TestAuthority top = TestCertificates.authority().subordinate("KFR Test CA 22");
        Path trust = CertificateFiles.writePem(
                folder.resolve("trust.pem"),
                List.of(TestCertificates.authority().certificate(), top.certificate()));
        TrustFixture fixture = TrustFixture.demanding(
                trust,
                List.of(),
                new Authority("KFR Test CA 22", List.of(ENTERPRISE, PERSON)),
                new Authority("KFR Test CA", List.of(ENTERPRISE, OTHER_ENTERPRISE)));

        assertThat(fixture.organisationOf(List.of(below(top, Issued.underPolicies(ENTERPRISE)))))
                .isEqualTo(INSTITUTION);
        assertThat(fixture.refusalOf(List.of(below(top, Issued.underPolicies(PERSON))))
                        .code())
                .isEqualTo(Code.POLICY_NOT_ACCEPTED);
        assertThat(fixture.refusalOf(List.of(below(top, Issued.underPolicies(OTHER_ENTERPRISE))))
                        .code())
                .isEqualTo(Code.POLICY_NOT_ACCEPTED);
        assertThat(fixture.organisationOf(List.of(sender(Issued.underPolicies(OTHER_ENTERPRISE)))))
                .isEqualTo(INSTITUTION);
    }

    @Test
    void refuses_to_start_with_a_limit_for_an_authority_that_is_not_there_or_stands_twice() {
        assertThatThrownBy(() -> demanding(List.of(), new Authority("KFR Tset CA", List.of(ENTERPRISE))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("\"kfr tset ca\"")
                .hasMessageContaining("kfr.access.certificates.trust-store");
        assertThatThrownBy(() -> demanding(
                        List.of(),
                        new Authority("KFR Test CA", List.of(ENTERPRISE)),
                        new Authority("KFR TEST CA", List.of(PERSON))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("twice");
    }

    @Test
    void keeps_the_authorities_when_a_new_file_lacks_one_that_is_limited() {
        Path trust = CertificateFiles.writePem(
                folder.resolve("trust.pem"),
                List.of(TestCertificates.authority().certificate()));
        TrustFixture fixture =
                TrustFixture.demanding(trust, List.of(), new Authority("KFR Test CA", List.of(ENTERPRISE)));

        CertificateFiles.writePem(
                trust, List.of(TestCertificates.foreignAuthority().certificate()));
        fixture.clock.move(Duration.ofSeconds(1));

        assertThat(fixture.organisationOf(List.of(sender(Issued.underPolicies(ENTERPRISE)))))
                .isEqualTo(INSTITUTION);
        assertThat(fixture.refusalOf(TestCertificates.foreignInstitution()).code())
                .isEqualTo(Code.UNKNOWN_ISSUER);
    }

    @Test
    void refuses_settings_that_are_no_object_identifiers() {
        for (String wrong : List.of("", "enterprise", "2", "3.1.2", "2.16.578.", "2.016.1", "2.16 ")) {
            assertThatThrownBy(() -> demanding(List.of(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("kfr.access.certificates.policies holds a text that is no object identifier");
        }
        assertThatThrownBy(() -> new Authority("KFR Test CA", List.of()))
                .hasMessageContaining("kfr.access.certificates.authorities: each has a name and");
        assertThatThrownBy(() -> new Authority(" ", List.of(ENTERPRISE)))
                .hasMessageContaining("kfr.access.certificates.authorities: each has a name and");
    }

    private static TrustFixture demanding(List<String> policies, Authority... authorities) {
        return TrustFixture.demanding(TestCertificates.trustStore(), policies, authorities);
    }

    private static X509Certificate sender(Extension... extensions) {
        return below(TestCertificates.authority(), extensions);
    }

    private static X509Certificate below(TestAuthority authority, Extension... extensions) {
        var order = enterprise("Testbanken", INSTITUTION, SubjectProfile.NEW).keys(TestCertificates.institutionKeys());
        for (Extension extension : extensions) {
            order = order.extension(extension);
        }
        return authority.issue(order).certificate();
    }

    /** The authority's certificate once more, with these extensions, by the same superior. */
    private static X509Certificate sameWith(TestAuthority authority, Extension... extensions) {
        ForgedCertificate again = new ForgedCertificate()
                .key(authority.certificate().getPublicKey())
                .authority();
        again.subject = X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
        again.extensions.addAll(Arrays.asList(extensions));
        return again.certificateSignedBy(TestCertificates.authority().identity());
    }
}
