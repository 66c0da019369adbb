package no.kfr.access.certificate;

import static no.kfr.TestCertificates.INSTITUTION;
import static no.kfr.access.certificate.StatusLocations.crlAt;
import static no.kfr.access.certificate.StatusLocations.ocspAt;
import static no.kfr.demo.certificates.CertificateTemplate.enterprise;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import no.kfr.Issued;
import no.kfr.TestCertificates;
import no.kfr.access.certificate.CertificateSettings.Mode;
import no.kfr.demo.certificates.CertificateFiles;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.demo.certificates.TestAuthority;
import no.kfr.refusal.Code;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationTest {

    /** The same authority as elsewhere, with revocations of its own. */
    private final TestAuthority authority =
            TestAuthority.of(TestCertificates.authority().identity(), Clock.systemUTC());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"SOFT", "HARD"})
    void refuses_what_the_revocation_list_in_the_file_holds(Mode mode) {
        Identity revoked = TestCertificates.issue(order());
        authority.revoke(revoked.certificate());
        TrustFixture fixture = TrustFixture.of(mode, crlFile());

        assertThat(fixture.refusalOf(revoked).code()).isEqualTo(Code.CERTIFICATE_REVOKED);
        assertThat(fixture.organisationOf(TestCertificates.institution())).isEqualTo(INSTITUTION);
    }

    @Test
    void asks_nobody_when_revocation_is_off() {
        Identity revoked = TestCertificates.issue(order());
        authority.revoke(revoked.certificate());

        assertThat(TrustFixture.of(Mode.OFF, crlFile()).organisationOf(revoked)).isEqualTo(INSTITUTION);
    }

    @Test
    void refuses_a_remembered_certificate_once_the_file_is_replaced() {
        Identity institution = TestCertificates.issue(order());
        TrustFixture fixture = TrustFixture.of(Mode.HARD, crlFile());
        assertThat(fixture.organisationOf(institution)).isEqualTo(INSTITUTION);

        authority.revoke(institution.certificate());
        crlFile();
        fixture.clock.move(Duration.ofSeconds(1));

        assertThat(fixture.refusalOf(institution).code()).isEqualTo(Code.CERTIFICATE_REVOKED);
    }

    @Test
    void keeps_the_revocation_list_when_the_new_file_is_damaged() throws Exception {
        Identity revoked = TestCertificates.issue(order());
        authority.revoke(revoked.certificate());
        Path file = crlFile();
        TrustFixture fixture = TrustFixture.of(Mode.HARD, file);

        Files.writeString(file, "-----BEGIN X509 CRL-----\nMIIB");
        fixture.clock.move(Duration.ofSeconds(1));

        assertThat(fixture.refusalOf(revoked).code()).isEqualTo(Code.CERTIFICATE_REVOKED);
        assertThat(fixture.organisationOf(TestCertificates.institution())).isEqualTo(INSTITUTION);
    }

    @Test
    void a_revocation_list_that_has_run_out_says_nothing_any_more() {
        TrustFixture fixture = TrustFixture.of(Mode.HARD, crlFile());
        assertThat(fixture.organisationOf(TestCertificates.institution())).isEqualTo(INSTITUTION);

        fixture.clock.move(Duration.ofDays(31));

        assertThat(fixture.refusalOf(TestCertificates.institution()).code()).isEqualTo(Code.REVOCATION_UNKNOWN);
    }

    @Test
    void a_revocation_list_of_another_authority_says_nothing() {
        TestAuthority foreign = TestCertificates.foreignAuthority();
        Path file = CertificateFiles.writeCrl(folder.resolve("foreign.crl"), foreign.revocationList());

        assertThat(TrustFixture.of(Mode.HARD, file)
                        .refusalOf(TestCertificates.institution())
                        .code())
                .isEqualTo(Code.REVOCATION_UNKNOWN);
    }

    @Test
    void a_revocation_list_that_an_impostor_signed_says_nothing() {
        TestAuthority impostor = TestAuthority.create("KFR Test CA", Clock.systemUTC());
        Path file = CertificateFiles.writeCrl(folder.resolve("forged.crl"), impostor.revocationList());

        assertThat(TrustFixture.of(Mode.HARD, file)
                        .refusalOf(TestCertificates.institution())
                        .code())
                .isEqualTo(Code.REVOCATION_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"SOFT", "HARD"})
    void fetches_the_revocation_list_that_the_certificate_names(Mode mode) throws Exception {
        try (StatusServer server = new StatusServer(authority, Clock.systemUTC())) {
            Identity good = TestCertificates.issue(crlAt(order(), server.crl("a" + mode)));
            Identity revoked = TestCertificates.issue(crlAt(order(), server.crl("a" + mode)));
            authority.revoke(revoked.certificate());
            TrustFixture fixture = TrustFixture.of(mode);

            assertThat(fixture.organisationOf(good)).isEqualTo(INSTITUTION);
            assertThat(fixture.refusalOf(revoked).code()).isEqualTo(Code.CERTIFICATE_REVOKED);
            assertThat(server.asked.get()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SOFT", "HARD"})
    void asks_the_ocsp_responder_that_the_certificate_names(Mode mode) throws Exception {
        try (StatusServer server = new StatusServer(authority, Clock.systemUTC())) {
            Identity good = TestCertificates.issue(ocspAt(order(), server.ocsp()));
            Identity revoked = TestCertificates.issue(ocspAt(order(), server.ocsp()));
            authority.revoke(revoked.certificate());
            TrustFixture fixture = TrustFixture.of(mode);

            assertThat(fixture.organisationOf(good)).isEqualTo(INSTITUTION);
            assertThat(fixture.refusalOf(revoked).code()).isEqualTo(Code.CERTIFICATE_REVOKED);
        }
    }

    @Test
    void asks_once_while_the_answer_is_remembered_and_again_after_that() throws Exception {
        try (StatusServer server = new StatusServer(authority, Clock.systemUTC())) {
            Identity institution = TestCertificates.issue(ocspAt(order(), server.ocsp()));
            TrustFixture fixture = TrustFixture.of(Mode.HARD);
            fixture.organisationOf(institution);
            fixture.organisationOf(institution);
            assertThat(server.asked.get()).isEqualTo(1);

            authority.revoke(institution.certificate());
            fixture.clock.move(Duration.ofMinutes(5));

            assertThat(fixture.refusalOf(institution).code()).isEqualTo(Code.CERTIFICATE_REVOKED);
        }
    }

    @Test
    void needs_no_network_when_the_file_covers_the_certificate() throws Exception {
        try (StatusServer server = new StatusServer(authority, Clock.systemUTC())) {
            Identity institution = TestCertificates.issue(crlAt(ocspAt(order(), server.ocsp()), server.crl("unused")));

            assertThat(TrustFixture.of(Mode.HARD, crlFile()).organisationOf(institution))
                    .isEqualTo(INSTITUTION);
            assertThat(server.asked.get()).isZero();
        }
    }

    @Test
    void reads_stored_ocsp_responses() throws Exception {
        Identity good = TestCertificates.issue(order());
        Identity revoked = TestCertificates.issue(order());
        authority.revoke(revoked.certificate());
        for (Identity identity : List.of(good, revoked)) {
            byte[] response = StatusServer.responseAbout(identity.certificate(), authority, Clock.systemUTC());
            Files.write(folder.resolve(identity.certificate().getSerialNumber() + ".ocsp"), response);
        }
        TrustFixture fixture = TrustFixture.withStoredResponses(Mode.HARD, folder);

        assertThat(fixture.organisationOf(good)).isEqualTo(INSTITUTION);
        assertThat(fixture.refusalOf(revoked).code()).isEqualTo(Code.CERTIFICATE_REVOKED);

        fixture.clock.move(Duration.ofHours(2));
        assertThat(fixture.refusalOf(good).code()).isEqualTo(Code.REVOCATION_UNKNOWN);
    }

    @Test
    void a_stored_response_counts_for_the_issuer_it_is_about_whatever_others_share_the_number() throws Exception {
        TestAuthority other = authority.subordinate("KFR Test CA 30");
        Identity certificate = TestCertificates.issue(order());
        X509Certificate sameNumber = sameNumberOf(other, certificate.certificate());
        other.revoke(sameNumber);
        Files.write(
                folder.resolve("1-own.ocsp"),
                StatusServer.responseAbout(certificate.certificate(), authority, Clock.systemUTC()));
        Files.write(folder.resolve("2-other.ocsp"), StatusServer.responseAbout(sameNumber, other, Clock.systemUTC()));
        Files.write(
                folder.resolve("3-authority.ocsp"),
                StatusServer.responseAbout(other.certificate(), authority, Clock.systemUTC()));
        TrustFixture fixture = TrustFixture.withStoredResponses(Mode.HARD, folder);

        assertThat(fixture.organisationOf(certificate)).isEqualTo(INSTITUTION);
        assertThat(fixture.refusalOf(List.of(sameNumber, other.certificate())).code())
                .isEqualTo(Code.CERTIFICATE_REVOKED);
    }

    @Test
    void the_newest_stored_response_about_a_certificate_counts() throws Exception {
        Identity certificate = TestCertificates.issue(order());
        Clock earlier = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-30));
        Files.write(
                folder.resolve("b-old.ocsp"),
                StatusServer.responseAbout(certificate.certificate(), authority, earlier));
        authority.revoke(certificate.certificate());
        Files.write(
                folder.resolve("a-new.ocsp"),
                StatusServer.responseAbout(certificate.certificate(), authority, Clock.systemUTC()));

        assertThat(TrustFixture.withStoredResponses(Mode.HARD, folder)
                        .refusalOf(certificate)
                        .code())
                .isEqualTo(Code.CERTIFICATE_REVOKED);
    }

    @Test
    void nothing_answering_refuses_for_now_when_hard() throws Exception {
        Identity institution = TestCertificates.issue(crlAt(ocspAt(order(), nothingThere()), nothingThere()));

        var refused = TrustFixture.of(Mode.HARD).refusalOf(institution);

        assertThat(refused.code()).isEqualTo(Code.REVOCATION_UNKNOWN);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void nothing_answering_is_accepted_when_soft() throws Exception {
        Identity institution = TestCertificates.issue(crlAt(ocspAt(order(), nothingThere()), nothingThere()));

        assertThat(TrustFixture.of(Mode.SOFT).organisationOf(institution)).isEqualTo(INSTITUTION);
    }

    @Test
    void no_status_at_all_is_refused_when_hard_and_accepted_when_soft() {
        assertThat(TrustFixture.of(Mode.HARD)
                        .refusalOf(TestCertificates.institution())
                        .code())
                .isEqualTo(Code.REVOCATION_UNKNOWN);
        assertThat(TrustFixture.of(Mode.SOFT).organisationOf(TestCertificates.institution()))
                .isEqualTo(INSTITUTION);
    }

    @Test
    void asks_again_for_an_unknown_status_only_after_a_while() throws Exception {
        try (StatusServer server = new StatusServer(authority, Clock.systemUTC())) {
            Identity institution = TestCertificates.issue(ocspAt(order(), server.failing()));
            TrustFixture fixture = TrustFixture.of(Mode.HARD);
            assertThat(fixture.refusalOf(institution).code()).isEqualTo(Code.REVOCATION_UNKNOWN);
            int asked = server.asked.get();

            fixture.clock.move(Duration.ofSeconds(29));
            assertThat(fixture.refusalOf(institution).code()).isEqualTo(Code.REVOCATION_UNKNOWN);
            assertThat(server.asked.get()).isEqualTo(asked);

            fixture.clock.move(Duration.ofSeconds(1));
            assertThat(fixture.refusalOf(institution).code()).isEqualTo(Code.REVOCATION_UNKNOWN);
            assertThat(server.asked.get()).isGreaterThan(asked);
        }
    }

    @Test
    void an_intermediate_authority_without_status_hides_no_revocation_below_it() {
        TestAuthority intermediate = authority.subordinate("KFR Test CA 3");
        Identity revoked = intermediate.issue(order().keys(TestCertificates.institutionKeys()));
        intermediate.revoke(revoked.certificate());
        Path file = CertificateFiles.writeCrl(folder.resolve("intermediate.crl"), intermediate.revocationList());

        assertThat(TrustFixture.of(Mode.SOFT, file).refusalOf(revoked.chain()).code())
                .isEqualTo(Code.CERTIFICATE_REVOKED);
    }

    @Test
    void a_revoked_intermediate_authority_takes_everyone_below_with_it() {
        TestAuthority intermediate = authority.subordinate("KFR Test CA 4");
        Identity institution = intermediate.issue(order().keys(TestCertificates.institutionKeys()));
        authority.revoke(intermediate.certificate());

        assertThat(TrustFixture.of(Mode.SOFT, crlFile())
                        .refusalOf(institution.chain())
                        .code())
                .isEqualTo(Code.CERTIFICATE_REVOKED);
    }

    /** Another authority may have given the same serial number. */
    private static X509Certificate sameNumberOf(TestAuthority issuer, X509Certificate certificate) {
        ForgedCertificate same = new ForgedCertificate();
        same.serial = certificate.getSerialNumber();
        same.issuer = X500Name.getInstance(
                issuer.certificate().getSubjectX500Principal().getEncoded());
        same.subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        same.extensions.add(Issued.extension(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature)));
        return same.certificateSignedBy(issuer.identity());
    }

    private Path crlFile() {
        return CertificateFiles.writeCrl(folder.resolve("ca.crl"), authority.revocationList());
    }

    private static URI nothingThere() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
    }

    private static CertificateTemplate order() {
        return enterprise("Testbanken", INSTITUTION, SubjectProfile.NEW);
    }
}
