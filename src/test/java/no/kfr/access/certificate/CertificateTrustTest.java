package no.kfr.access.certificate;

import static no.kfr.TestCertificates.INSTITUTION;
import static no.kfr.TestCertificates.POLICE;
import static no.kfr.TestCertificates.TAX_AUTHORITY;
import static no.kfr.demo.certificates.CertificateTemplate.enterprise;
import static no.kfr.demo.certificates.CertificateTemplate.withSubject;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.kfr.TestCertificates;
import no.kfr.demo.certificates.CertificateFiles;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.KeyKind;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.demo.certificates.TestAuthority;
import no.kfr.digest.Fingerprint;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTrustTest {

    private final TrustFixture fixture = TrustFixture.withoutRevocation();

    @Test
    void accepts_both_subject_profiles() {
        assertThat(fixture.organisationOf(TestCertificates.taxAuthority())).isEqualTo(TAX_AUTHORITY);
        assertThat(fixture.organisationOf(TestCertificates.police())).isEqualTo(POLICE);
    }

    @Test
    void accepts_a_new_certificate_of_the_same_organisation_beside_the_old_one() {
        Identity renewed = TestCertificates.issue(order());

        assertThat(renewed.certificate())
                .isNotEqualTo(TestCertificates.institution().certificate());
        assertThat(fixture.organisationOf(renewed)).isEqualTo(INSTITUTION);
        assertThat(fixture.organisationOf(TestCertificates.institution())).isEqualTo(INSTITUTION);
    }

    @Test
    void refuses_an_authority_that_is_not_trusted() {
        assertThat(fixture.refusalOf(TestCertificates.foreignInstitution()).code())
                .isEqualTo(Code.UNKNOWN_ISSUER);
        assertThat(fixture.refusalOf(TestCertificates.foreignInstitution().chain())
                        .code())
                .isEqualTo(Code.UNKNOWN_ISSUER);
    }

    @Test
    void refuses_an_authority_that_only_bears_the_trusted_name() {
        TestAuthority impostor = TestAuthority.create("KFR Test CA", fixture.clock);

        Identity forged = impostor.issue(order().keys(TestCertificates.institutionKeys()));

        assertThat(fixture.refusalOf(forged.chain()).code()).isEqualTo(Code.UNKNOWN_ISSUER);
    }

    @Test
    void refuses_a_certificate_that_another_participant_issued() {
        TestAuthority participant = TestAuthority.of(TestCertificates.institution(), fixture.clock);

        Identity forged = participant.issue(
                enterprise("Politiet", POLICE, SubjectProfile.OLD).keys(TestCertificates.institutionKeys()));

        assertThat(fixture.refusalOf(forged.chain()).code()).isEqualTo(Code.UNKNOWN_ISSUER);
    }

    @Test
    void refuses_an_expired_certificate_also_when_it_was_accepted_a_second_before() {
        Identity ending = TestCertificates.issue(
                order().validUntil(fixture.clock.instant().plusSeconds(60)));
        assertThat(fixture.organisationOf(ending)).isEqualTo(INSTITUTION);

        fixture.clock.move(Duration.ofSeconds(61));

        assertThat(fixture.refusalOf(ending).code()).isEqualTo(Code.CERTIFICATE_EXPIRED);
    }

    @Test
    void refuses_a_certificate_that_is_not_valid_yet() {
        Identity early =
                TestCertificates.issue(order().validFrom(fixture.clock.instant().plusSeconds(60)));
        assertThat(fixture.refusalOf(early).code()).isEqualTo(Code.CERTIFICATE_EXPIRED);

        fixture.clock.move(Duration.ofSeconds(61));

        assertThat(fixture.organisationOf(early)).isEqualTo(INSTITUTION);
    }

    @Test
    void refuses_a_certificate_below_an_authority_that_has_expired() {
        Identity longLived = TestCertificates.issue(
                order().validUntil(fixture.clock.instant().plus(Duration.ofDays(9000))));

        fixture.clock.move(Duration.ofDays(4000));

        assertThat(fixture.refusalOf(longLived).code()).isEqualTo(Code.CERTIFICATE_EXPIRED);
    }

    @Test
    void refuses_a_weak_rsa_key() {
        Refused refused = fixture.refusalOf(TestCertificates.authority().issue(order().keyKind(KeyKind.RSA_1024)));

        assertThat(refused.code()).isEqualTo(Code.CERTIFICATE_NOT_USABLE);
        assertThat(rules(refused)).singleElement().asString().contains("2048");
    }

    @Test
    void refuses_an_ec_key_and_says_so() {
        Refused refused = fixture.refusalOf(TestCertificates.authority().issue(order().keyKind(KeyKind.EC_P256)));

        assertThat(refused.code()).isEqualTo(Code.CERTIFICATE_NOT_USABLE);
        assertThat(rules(refused)).singleElement().asString().contains("RSA").contains("EC");
    }

    @Test
    void refuses_a_certificate_signed_with_sha_1() {
        assertThat(fixture.refusalOf(TestCertificates.issue(order().signatureHash("SHA1")))
                        .code())
                .isEqualTo(Code.WEAK_ALGORITHM);
    }

    @Test
    void refuses_a_certificate_signed_with_md5() {
        assertThat(fixture.refusalOf(TestCertificates.issue(order().signatureHash("MD5")))
                        .code())
                .isEqualTo(Code.WEAK_ALGORITHM);
    }

    @Test
    void tells_all_that_is_wrong_at_once() {
        Refused refused = fixture.refusalOf(TestCertificates.authority()
                .issue(TestCertificates.withoutNumber("Nobody")
                        .keyKind(KeyKind.RSA_1024)
                        .keyUsage(KeyUsage.keyEncipherment)
                        .signatureHash("SHA1")));

        assertThat(refused.violations())
                .extracting(Violation::code)
                .containsExactly(
                        Code.CERTIFICATE_NOT_USABLE,
                        Code.CERTIFICATE_NOT_USABLE,
                        Code.CERTIFICATE_NOT_USABLE,
                        Code.WEAK_ALGORITHM);
    }

    @Test
    void refuses_a_certificate_that_is_not_for_signing() {
        assertThat(fixture.refusalOf(TestCertificates.issue(order().keyUsage(KeyUsage.keyEncipherment)))
                        .code())
                .isEqualTo(Code.CERTIFICATE_NOT_USABLE);
    }

    @Test
    void refuses_the_certificate_of_an_authority_as_a_signer() {
        Refused refused = fixture.refusalOf(
                TestCertificates.authority().subordinate("KFR Test CA 5").identity());

        assertThat(refused.code()).isEqualTo(Code.CERTIFICATE_NOT_USABLE);
        assertThat(rules(refused)).anySatisfy(rule -> assertThat(rule).contains("authority's own certificate"));
    }

    @Test
    void accepts_digital_signature_or_non_repudiation_alone() {
        assertThat(fixture.organisationOf(TestCertificates.issue(order().keyUsage(KeyUsage.digitalSignature))))
                .isEqualTo(INSTITUTION);
        assertThat(fixture.organisationOf(TestCertificates.issue(order().keyUsage(KeyUsage.nonRepudiation))))
                .isEqualTo(INSTITUTION);
    }

    @Test
    void refuses_a_subject_without_organisation_number() {
        assertThat(fixture.refusalOf(TestCertificates.issue(TestCertificates.withoutNumber("Nobody")))
                        .code())
                .isEqualTo(Code.CERTIFICATE_NOT_USABLE);
    }

    @Test
    void refuses_a_number_with_a_wrong_control_digit() {
        for (SubjectProfile profile : SubjectProfile.values()) {
            assertThat(fixture.refusalOf(TestCertificates.issue(enterprise("Wrong", "974761077", profile)))
                            .code())
                    .isEqualTo(Code.CERTIFICATE_NOT_USABLE);
        }
    }

    @Test
    void refuses_two_numbers_that_differ_and_accepts_the_same_one_twice() {
        assertThat(fixture.refusalOf(TestCertificates.issue(bothProfiles(TAX_AUTHORITY, POLICE)))
                        .code())
                .isEqualTo(Code.CERTIFICATE_NOT_USABLE);
        assertThat(fixture.organisationOf(TestCertificates.issue(bothProfiles(POLICE, POLICE))))
                .isEqualTo(POLICE);
    }

    @Test
    void refuses_another_kind_of_identifier() {
        var subject = new X500NameBuilder()
                .addRDN(BCStyle.CN, "Sweden")
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, "NTRSE-" + TAX_AUTHORITY)
                .build();

        assertThat(fixture.refusalOf(TestCertificates.issue(withSubject(subject)))
                        .code())
                .isEqualTo(Code.CERTIFICATE_NOT_USABLE);
    }

    @Test
    void reads_no_number_out_of_another_attribute() {
        var subject = new X500NameBuilder()
                .addRDN(BCStyle.CN, "A, serialNumber=" + TAX_AUTHORITY + ", 2.5.4.5=" + TAX_AUTHORITY)
                .build();

        assertThat(fixture.refusalOf(TestCertificates.issue(withSubject(subject)))
                        .code())
                .isEqualTo(Code.CERTIFICATE_NOT_USABLE);
    }

    @Test
    void accepts_an_intermediate_authority_from_the_message_or_from_the_settings(@TempDir Path folder) {
        TestAuthority intermediate = TestCertificates.authority().subordinate("KFR Test CA 2");
        Identity institution = intermediate.issue(order().keys(TestCertificates.institutionKeys()));
        Path bundle = CertificateFiles.writePem(
                folder.resolve("trust.pem"),
                List.of(intermediate.certificate(), TestCertificates.authority().certificate()));

        assertThat(fixture.refusalOf(institution).code()).isEqualTo(Code.UNKNOWN_ISSUER);
        assertThat(fixture.organisationOf(institution.chain())).isEqualTo(INSTITUTION);
        assertThat(TrustFixture.trusting(bundle).organisationOf(institution)).isEqualTo(INSTITUTION);
    }

    @Test
    void accepts_the_old_and_the_new_key_of_an_authority_that_kept_its_name(@TempDir Path folder) {
        TestAuthority renewed = TestAuthority.create("KFR Test CA", fixture.clock);
        Identity institution = renewed.issue(order().keys(TestCertificates.institutionKeys()));
        TrustFixture both = TrustFixture.trusting(CertificateFiles.writePem(
                folder.resolve("trust.pem"),
                List.of(TestCertificates.authority().certificate(), renewed.certificate())));

        assertThat(both.organisationOf(TestCertificates.institution())).isEqualTo(INSTITUTION);
        assertThat(both.organisationOf(institution)).isEqualTo(INSTITUTION);
    }

    @Test
    void follows_a_trust_store_that_is_replaced(@TempDir Path folder) {
        Path file = CertificateFiles.writePem(
                folder.resolve("trust.pem"),
                List.of(TestCertificates.authority().certificate()));
        TrustFixture watching = TrustFixture.trusting(file);
        assertThat(watching.organisationOf(TestCertificates.institution())).isEqualTo(INSTITUTION);

        CertificateFiles.writePem(
                file, List.of(TestCertificates.foreignAuthority().certificate()));
        watching.clock.move(Duration.ofSeconds(1));

        assertThat(watching.refusalOf(TestCertificates.institution()).code()).isEqualTo(Code.UNKNOWN_ISSUER);
        assertThat(watching.organisationOf(TestCertificates.foreignInstitution()))
                .isEqualTo(INSTITUTION);
    }

    @Test
    void accepts_only_pinned_certificates_of_an_organisation_that_pins() {
        String own = Fingerprint.of(TestCertificates.institution().certificate());
        String withColons = own.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
        fixture.pins.put(new OrganisationNumber(INSTITUTION), Set.of(withColons));

        assertThat(fixture.organisationOf(TestCertificates.institution())).isEqualTo(INSTITUTION);
        assertThat(fixture.organisationOf(TestCertificates.police())).isEqualTo(POLICE);
        assertThat(fixture.refusalOf(TestCertificates.issue(order())).code()).isEqualTo(Code.CERTIFICATE_NOT_PINNED);
    }

    @Test
    void a_pin_counts_at_once() {
        assertThat(fixture.organisationOf(TestCertificates.institution())).isEqualTo(INSTITUTION);

        fixture.pins.put(new OrganisationNumber(INSTITUTION), Set.of("00"));

        assertThat(fixture.refusalOf(TestCertificates.institution()).code()).isEqualTo(Code.CERTIFICATE_NOT_PINNED);
    }

    private static CertificateTemplate order() {
        return enterprise("Testbanken", INSTITUTION, SubjectProfile.NEW);
    }

    private static CertificateTemplate bothProfiles(String newNumber, String oldNumber) {
        return withSubject(new X500NameBuilder()
                .addRDN(BCStyle.CN, "Both")
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, "NTRNO-" + newNumber)
                .addRDN(BCStyle.SERIALNUMBER, oldNumber)
                .build());
    }

    private static List<String> rules(Refused refused) {
        return refused.violations().stream().map(Violation::rule).toList();
    }
}
