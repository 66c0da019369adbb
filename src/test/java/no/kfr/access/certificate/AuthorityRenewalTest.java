package no.kfr.access.certificate;

import static no.kfr.TestCertificates.INSTITUTION;
import static no.kfr.demo.certificates.CertificateTemplate.enterprise;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.kfr.Issued;
import no.kfr.TestCertificates;
import no.kfr.access.certificate.CertificateSettings.Mode;
import no.kfr.demo.certificates.CertificateFiles;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.demo.certificates.TestAuthority;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authorities renew their certificates: beside the old one, with the same name, which they may spell in another way. */
class AuthorityRenewalTest {

    /** Of an authority whose name holds the attribute that the JDK has no keyword for, as the issuers' newer series do. */
    private static final Identity ROOT = TestCertificates.authority().identity();

    @TempDir
    private Path folder;

    @Test
    void senders_are_accepted_when_the_old_certificate_of_their_authority_has_ended() {
        Instant now = Instant.now();
        ForgedCertificate old = root(utf8("Issuer"));
        old.until = now.plus(Duration.ofDays(10));
        ForgedCertificate renewed = root(utf8("Issuer"));
        X509Certificate sender = below(utf8("Issuer"));
        for (boolean oldFirst : new boolean[] {true, false}) {
            List<X509Certificate> both = List.of(signed(old), signed(renewed));
            TrustFixture fixture = trusting(oldFirst ? both : both.reversed());
            assertThat(fixture.organisationOf(List.of(sender))).isEqualTo(INSTITUTION);

            fixture.clock.move(Duration.ofDays(11));

            assertThat(fixture.organisationOf(List.of(sender))).isEqualTo(INSTITUTION);
        }
    }

    @Test
    void an_authority_is_found_whatever_string_type_case_and_white_space_its_name_is_in() {
        X509Certificate sender = below(name(new DERPrintableString("Issuer  One"), new DERPrintableString("NTRNO-1")));

        for (X500Name spelling : List.of(
                name(new DERUTF8String("Issuer One"), new DERUTF8String("NTRNO-1")),
                name(new DERUTF8String("ISSUER ONE"), new DERUTF8String("ntrno-1")),
                name(new DERBMPString(" issuer one "), new DERPrintableString("NTRNO-1")))) {
            assertThat(trusting(List.of(signed(root(spelling)))).organisationOf(List.of(sender)))
                    .isEqualTo(INSTITUTION);
        }
    }

    @Test
    void an_authority_of_another_name_is_not_found_although_the_key_is_the_same() {
        X509Certificate sender = below(name(new DERUTF8String("Issuer"), new DERUTF8String("NTRNO-1")));

        for (X500Name other : List.of(
                name(new DERUTF8String("Issuer"), new DERUTF8String("NTRNO-2")),
                name(new DERUTF8String("Issuer X"), new DERUTF8String("NTRNO-1")),
                utf8("Issuer"))) {
            assertThat(trusting(List.of(signed(root(other))))
                            .refusalOf(List.of(sender))
                            .code())
                    .isEqualTo(Code.UNKNOWN_ISSUER);
        }
    }

    @Test
    void a_revoked_certificate_is_refused_although_its_authority_spells_its_name_in_another_way() {
        TestAuthority authority = TestAuthority.of(ROOT, Clock.systemUTC());
        X500Name spelledAgain =
                name(BCStyle.C, new DERPrintableString("NO"), BCStyle.CN, new DERUTF8String("KFR TEST CA"));
        Identity revoked = TestCertificates.issue(enterprise("Testbanken", INSTITUTION, SubjectProfile.NEW));
        authority.revoke(revoked.certificate());
        Path crl = CertificateFiles.writeCrl(folder.resolve("ca.crl"), authority.revocationList());
        Path trust = CertificateFiles.writePem(folder.resolve("trust.pem"), List.of(signed(root(spelledAgain))));

        assertThat(TrustFixture.trusting(trust, Mode.HARD, crl)
                        .refusalOf(revoked)
                        .code())
                .isEqualTo(Code.CERTIFICATE_REVOKED);
        assertThat(TrustFixture.trusting(trust, Mode.HARD, crl).organisationOf(TestCertificates.institution()))
                .isEqualTo(INSTITUTION);
    }

    @Test
    void an_intermediate_authority_that_was_renewed_may_come_in_the_message_or_from_the_settings() {
        TestAuthority intermediate = TestCertificates.authority().subordinate("KFR Test CA 7");
        X500Name name = X500Name.getInstance(
                intermediate.certificate().getSubjectX500Principal().getEncoded());
        ForgedCertificate old = new ForgedCertificate()
                .key(intermediate.certificate().getPublicKey())
                .authority();
        old.subject = name;
        old.until = Instant.now().plus(Duration.ofDays(10));
        X509Certificate ending = old.certificateSignedBy(ROOT);
        X509Certificate sender = intermediate
                .issue(enterprise("Testbanken", INSTITUTION, SubjectProfile.NEW)
                        .keys(TestCertificates.institutionKeys()))
                .certificate();
        TrustFixture fixture =
                trusting(List.of(ending, TestCertificates.authority().certificate()));
        fixture.clock.move(Duration.ofDays(11));

        assertThat(fixture.organisationOf(List.of(sender, intermediate.certificate())))
                .isEqualTo(INSTITUTION);
        assertThat(rule(trusting(List.of(ending, TestCertificates.authority().certificate()))
                        .afterDays(11)
                        .refusalOf(List.of(sender))))
                .contains("issuing authority KFR Test CA 7 ended at");
    }

    @Test
    void an_authority_may_have_no_more_authorities_below_it_than_it_says() {
        TestAuthority top = TestCertificates.authority().subordinate("KFR Test CA 8");
        ForgedCertificate limited =
                new ForgedCertificate().key(top.certificate().getPublicKey());
        limited.subject =
                X500Name.getInstance(top.certificate().getSubjectX500Principal().getEncoded());
        limited.extensions.add(Issued.extension(Extension.basicConstraints, new BasicConstraints(0)));
        TestAuthority below = top.subordinate("KFR Test CA 9");
        X509Certificate sender = below.issue(enterprise("Testbanken", INSTITUTION, SubjectProfile.NEW)
                        .keys(TestCertificates.institutionKeys()))
                .certificate();
        TrustFixture fixture = TrustFixture.withoutRevocation();

        assertThat(fixture.refusalOf(List.of(sender, below.certificate(), limited.certificateSignedBy(ROOT)))
                        .code())
                .isEqualTo(Code.UNKNOWN_ISSUER);
        assertThat(fixture.organisationOf(List.of(sender, below.certificate(), top.certificate())))
                .isEqualTo(INSTITUTION);
    }

    @Test
    void limits_of_an_authority_reach_over_a_name_that_is_spelled_in_another_way_below_it() {
        TestAuthority top = TestCertificates.authority().subordinate("KFR Test CA 12");
        TestAuthority below = top.subordinate("KFR Test CA 13");
        X509Certificate sender = signedFor(
                name(BCStyle.C, new DERUTF8String("no"), BCStyle.ORGANIZATION_IDENTIFIER, new DERUTF8String("ntrno-1")),
                below.identity());
        X500Name spelled = name(
                BCStyle.C,
                new DERPrintableString("NO"),
                BCStyle.ORGANIZATION_IDENTIFIER,
                new DERPrintableString("NTRNO-1"));
        X509Certificate renamedBelow = authority(spelled, nameOf(top), below, top.identity());

        assertThat(TrustFixture.withoutRevocation().organisationOf(List.of(sender, renamedBelow, top.certificate())))
                .isEqualTo(INSTITUTION);
        for (Extension limit : List.of(
                Issued.extension(Extension.basicConstraints, new BasicConstraints(0)),
                Issued.extension(Extension.nameConstraints, new NameConstraints(null, new GeneralSubtree[] {
                    new GeneralSubtree(new GeneralName(GeneralName.dNSName, "example.no"))
                })))) {
            X509Certificate limited = authority(nameOf(top), nameOf(ROOT), top, ROOT, limit);
            assertThat(TrustFixture.withoutRevocation()
                            .refusalOf(List.of(sender, renamedBelow, limited))
                            .code())
                    .isEqualTo(Code.UNKNOWN_ISSUER);
        }
    }

    @Test
    void who_is_no_authority_issues_nothing_although_the_operator_lists_it() {
        Identity participant = TestCertificates.institution();
        X509Certificate forged = signedFor(nameOf(participant.certificate()), participant);
        List<X509Certificate> listed =
                List.of(participant.certificate(), TestCertificates.authority().certificate());

        assertThat(trusting(listed).refusalOf(List.of(forged)).code()).isEqualTo(Code.UNKNOWN_ISSUER);
    }

    @Test
    void says_whose_certificate_has_ended() {
        X509Certificate sender = below(utf8("Issuer"));
        ForgedCertificate ended = root(utf8("Issuer"));
        ended.until = Instant.now().minus(Duration.ofHours(1));

        assertThat(rule(trusting(List.of(signed(ended))).refusalOf(List.of(sender))))
                .contains("authority Issuer, as the register's operator has it, ended at");
        assertThat(rule(trusting(List.of(signed(root(utf8("Issuer")))))
                        .afterDays(1100)
                        .refusalOf(List.of(sender))))
                .startsWith("The sender's own certificate, that of organisation " + INSTITUTION + ", ended at");
    }

    @Test
    void a_trust_store_with_an_old_authority_of_a_weak_key_is_used_without_it() throws Exception {
        Path file = folder.resolve("trust.pem");
        ForgedCertificate weak = root(utf8("Old"));
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        weak.key(small.generateKeyPair().getPublic());
        CertificateFiles.writePem(
                file, List.of(signed(weak), TestCertificates.authority().certificate()));

        assertThat(Files.exists(file)).isTrue();
        assertThat(TrustFixture.trusting(file).organisationOf(TestCertificates.institution()))
                .isEqualTo(INSTITUTION);
    }

    private TrustFixture trusting(List<X509Certificate> authorities) {
        return TrustFixture.trusting(CertificateFiles.writePem(folder.resolve("trust.pem"), authorities));
    }

    private static ForgedCertificate root(X500Name name) {
        ForgedCertificate root =
                new ForgedCertificate().key(ROOT.certificate().getPublicKey()).authority();
        root.issuer = name;
        root.subject = name;
        root.until = Instant.now().plus(Duration.ofDays(3000));
        return root;
    }

    private static X509Certificate signed(ForgedCertificate certificate) {
        return certificate.certificateSignedBy(ROOT);
    }

    private static X509Certificate authority(
            X500Name name, X500Name issuer, TestAuthority same, Identity by, Extension... extensions) {
        ForgedCertificate authority =
                new ForgedCertificate().key(same.certificate().getPublicKey());
        authority.subject = name;
        authority.issuer = issuer;
        authority.extensions.addAll(List.of(extensions));
        if (authority.extensions.stream().noneMatch(one -> one.getExtnId().equals(Extension.basicConstraints))) {
            authority.authority();
        }
        return authority.certificateSignedBy(by);
    }

    private static X500Name nameOf(TestAuthority authority) {
        return nameOf(authority.certificate());
    }

    private static X500Name nameOf(Identity identity) {
        return nameOf(identity.certificate());
    }

    private static X500Name nameOf(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static X509Certificate below(X500Name issuer) {
        return signedFor(issuer, ROOT);
    }

    private static X509Certificate signedFor(X500Name issuer, Identity by) {
        ForgedCertificate sender = new ForgedCertificate();
        sender.issuer = issuer;
        sender.subject = X500Name.getInstance(TestCertificates.institution()
                .certificate()
                .getSubjectX500Principal()
                .getEncoded());
        sender.extensions.add(Issued.extension(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature)));
        return sender.certificateSignedBy(by);
    }

    private static X500Name utf8(String commonName) {
        return new X500Name(new RDN[] {new RDN(BCStyle.CN, new DERUTF8String(commonName))});
    }

    private static X500Name name(ASN1Encodable commonName, ASN1Encodable number) {
        return name(BCStyle.ORGANIZATION_IDENTIFIER, number, BCStyle.CN, commonName);
    }

    private static X500Name name(
            ASN1ObjectIdentifier first, ASN1Encodable one, ASN1ObjectIdentifier second, ASN1Encodable other) {
        return new X500Name(new RDN[] {new RDN(first, one), new RDN(second, other)});
    }

    private static String rule(Refused refused) {
        assertThat(refused.violations()).extracting(Violation::code).containsOnly(Code.CERTIFICATE_EXPIRED);
        return refused.violations().getFirst().rule();
    }
}
