package no.kfr.demo.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.List;
import no.kfr.TestCertificates;
import org.junit.jupiter.api.Test;

class TestAuthorityTest {

    @Test
    void enterprise_certificate_is_rsa_3072_signed_by_the_authority() throws Exception {
        var certificate = TestCertificates.authority()
                .issue(CertificateTemplate.enterprise("Testbanken", TestCertificates.INSTITUTION, SubjectProfile.NEW))
                .certificate();

        certificate.verify(TestCertificates.authority().certificate().getPublicKey());
        assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                .isEqualTo(3072);
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(certificate.getKeyUsage()).startsWith(true, true, false);
    }

    @Test
    void organisation_number_stands_where_the_profile_puts_it() {
        assertThat(TestCertificates.taxAuthority()
                        .certificate()
                        .getSubjectX500Principal()
                        .toString())
                .contains("OID.2.5.4.97=NTRNO-974761076");
        assertThat(TestCertificates.police()
                        .certificate()
                        .getSubjectX500Principal()
                        .toString())
                .contains("SERIALNUMBER=915429785");
    }

    @Test
    void server_certificate_names_this_machine_and_the_hosts_given() throws Exception {
        var certificate = TestCertificates.issue(CertificateTemplate.tlsServer("kfr.example.org"))
                .certificate();

        assertThat(certificate.getSubjectAlternativeNames())
                .contains(List.of(2, "localhost"), List.of(2, "kfr.example.org"), List.of(7, "127.0.0.1"))
                .contains(List.of(7, "0:0:0:0:0:0:0:1"));
    }

    @Test
    void revocation_list_holds_what_was_revoked() throws Exception {
        var authority = TestAuthority.of(TestCertificates.authority().identity(), Clock.systemUTC());
        var good = TestCertificates.institution().certificate();
        var bad = TestCertificates.issue(TestCertificates.withoutNumber("Lost key"))
                .certificate();

        authority.revoke(bad);

        var crl = authority.revocationList();
        crl.verify(authority.certificate().getPublicKey());
        assertThat(crl.isRevoked(bad)).isTrue();
        assertThat(crl.isRevoked(good)).isFalse();
    }

    @Test
    void key_store_reads_back_and_belongs_to_its_owner_alone() throws Exception {
        Path file = TestCertificates.keyStore("institution", TestCertificates.institution());

        Identity read = CertificateFiles.readKeyStore(file, "institution", TestCertificates.PASSWORD);

        assertThat(read.key()).isEqualTo(TestCertificates.institution().key());
        assertThat(read.chain()).isEqualTo(TestCertificates.institution().chain());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
