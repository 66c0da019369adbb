package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.DemoCertificate;
import no.kfr.demo.certificates.DemoParticipant;
import no.kfr.demo.certificates.DemoSet;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import org.apache.wss4j.dom.WSConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every certificate of the testers' kit gets the answer that the kit promises, from a register that trusts the kit's authority. */
class CertificateKitTest {

    @TempDir
    private Path folder;

    @Test
    void the_register_answers_each_certificate_as_the_kit_says() throws Exception {
        OrganisationNumber institution = new OrganisationNumber(TestCertificates.INSTITUTION);
        DemoSet kit = DemoSet.create(
                List.of(new DemoParticipant(institution, "Testbanken", SubjectProfile.NEW)), Clock.systemUTC());
        kit.write(folder, TestCertificates.PASSWORD);
        String trust = folder.resolve(DemoSet.TRUST_STORE).toString();
        try (RunningRegister register = RunningRegister.start(
                "--kfr.access.certificates.trust-store=" + trust,
                "--kfr.access.certificates.policies=" + CertificateTemplate.DEMO_POLICY,
                "--kfr.access.certificates.revocation.mode=hard",
                "--kfr.access.certificates.revocation.crl-files=" + folder.resolve(DemoSet.CRL))) {
            for (DemoCertificate certificate : kit.certificates()) {
                SoapAnswer answer = register.send(request(certificate));
                assertThat(answer.code())
                        .as(certificate.file())
                        .isEqualTo(certificate.refusedWith().map(Code::id).orElse("none"));
            }
        }
    }

    private static SignedRequest request(DemoCertificate certificate) {
        SignedRequest request = SignedRequest.upload(
                certificate.identity(), "getOwnCustomerRelationship", Payloads.instruction(UUID.randomUUID()));
        boolean rsa = certificate.identity().key().getAlgorithm().equals("RSA");
        return rsa ? request : request.signatureAlgorithm(WSConstants.ECDSA_SHA256);
    }
}
