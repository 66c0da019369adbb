package no.kfr.access.certificate;

import static no.kfr.TestCertificates.INSTITUTION;
import static no.kfr.demo.certificates.CertificateTemplate.enterprise;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import no.kfr.TestCertificates;
import no.kfr.access.SenderToken;
import no.kfr.access.SenderToken.Form;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.demo.certificates.TestAuthority;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token may look like, and what stands in it, before anybody asks whom it belongs to. */
class TokenContentTest {

    private final TrustFixture fixture = TrustFixture.withoutRevocation();

    @Test
    void takes_a_path_of_certificates_in_any_order_behind_the_signers() {
        TestAuthority one = TestCertificates.authority().subordinate("KFR Test CA 10");
        TestAuthority two = one.subordinate("KFR Test CA 11");
        Identity sender = two.issue(order());

        assertThat(fixture.organisationOf(sender.chain())).isEqualTo(INSTITUTION);
        assertThat(TrustFixture.withoutRevocation()
                        .organisationOf(List.of(sender.certificate(), one.certificate(), two.certificate())))
                .isEqualTo(INSTITUTION);
    }

    @Test
    void refuses_a_sixth_certificate_and_a_path_without_any() throws Exception {
        byte[] certificate = TestCertificates.institution().certificate().getEncoded();

        assertThat(rule(ForgedCertificate.path(Collections.nCopies(6, certificate))))
                .contains("1 to 5");
        assertThat(rule(ForgedCertificate.path(List.of()))).contains("1 to 5");
        assertThat(fixture.trust
                        .examine(ForgedCertificate.path(Collections.nCopies(5, certificate)))
                        .certificate())
                .isEqualTo(TestCertificates.institution().certificate());
    }

    @Test
    void refuses_a_certificate_with_anything_behind_it() throws Exception {
        byte[] certificate = TestCertificates.institution().certificate().getEncoded();
        byte[] longer = Arrays.copyOf(certificate, certificate.length + 1);

        assertThat(rule(ForgedCertificate.token(longer))).contains("one X.509 certificate in DER, and nothing else");
    }

    @Test
    void refuses_one_byte_more_than_16_kb_and_looks_at_the_last_one() {
        assertThat(rule(new SenderToken(Form.CERTIFICATE, new byte[16 * 1024 + 1])))
                .contains("at most 16 KB");
        assertThat(rule(new SenderToken(Form.CERTIFICATE, new byte[16 * 1024]))).contains("one X.509 certificate");
    }

    @Test
    void a_path_is_no_certificate_and_a_certificate_no_path() throws Exception {
        byte[] certificate = TestCertificates.institution().certificate().getEncoded();

        assertThat(rule(new SenderToken(Form.PATH, certificate))).contains("X509PKIPathv1");
        assertThat(rule(new SenderToken(
                        Form.CERTIFICATE,
                        ForgedCertificate.path(List.of(certificate)).content())))
                .contains("X509v3");
    }

    @Test
    void says_that_pem_is_not_read() {
        String pem = "\n-----BEGIN CERTIFICATE-----\nMIIF\n-----END CERTIFICATE-----\n";

        assertThat(rule(ForgedCertificate.token(pem.getBytes(StandardCharsets.US_ASCII))))
                .contains("PEM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "30", // no length
                "3080020100", // indefinite length, ended by nothing
                "30800201000000", // indefinite length
                "3003020100", // one byte for two
                "30020201", // one byte for none
                "3084000000020500", // a length of four bytes
                "30021f01", // a tag of several bytes
                "3081", // a length that is missing
                "310505000500", // a set, too long
                "0500" // no sequence
            })
    void refuses_what_is_not_der(String hex) {
        for (Form form : Form.values()) {
            Refused refused =
                    fixture.refusalOf(new SenderToken(form, HexFormat.of().parseHex(hex)));
            assertThat(refused.code()).isEqualTo(Code.TOKEN_NOT_READABLE);
        }
    }

    @Test
    void any_byte_of_a_token_altered_ends_in_a_refusal_or_in_nothing_but_that_certificate() throws Exception {
        X509Certificate certificate = TestCertificates.institution().certificate();
        for (int at = 0; at < certificate.getEncoded().length; at++) {
            byte[] altered = certificate.getEncoded();
            altered[at] ^= 0x15;
            for (Form form : Form.values()) {
                assertThat(fixture.refusalOf(new SenderToken(form, altered)).code())
                        .isIn(Code.TOKEN_NOT_READABLE, Code.UNKNOWN_ISSUER);
            }
        }
    }

    @Test
    void refuses_a_path_with_an_authority_whose_key_is_weak_huge_or_of_another_kind() throws Exception {
        assertRefusedIssuer(1024, 17);
        assertRefusedIssuer(8193, 17);
        assertRefusedIssuer(3072, 33);
        assertRefusedIssuer(3072, 1);
        KeyPairGenerator dsa = KeyPairGenerator.getInstance("DSA");
        dsa.initialize(2048);
        assertRefusedIssuer(dsa.generateKeyPair().getPublic());
        assertRefusedIssuer(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
    }

    @Test
    void refuses_a_signers_key_whose_exponent_is_even_one_or_long() throws Exception {
        for (BigInteger exponent : List.of(
                BigInteger.ONE,
                BigInteger.valueOf(65536),
                BigInteger.ONE.shiftLeft(32).setBit(0))) {
            BigInteger modulus = ((java.security.interfaces.RSAPublicKey)
                            TestCertificates.institutionKeys().getPublic())
                    .getModulus();
            assertSigner(
                    new ForgedCertificate()
                            .key(
                                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
                                    new RSAPublicKey(modulus, exponent)),
                    exponent.equals(BigInteger.ONE) ? Code.TOKEN_NOT_READABLE : Code.CERTIFICATE_NOT_USABLE);
        }
    }

    @Test
    void takes_a_signers_key_with_the_exponent_3() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F0));

        assertThat(fixture.organisationOf(
                        TestCertificates.authority().issue(order().keys(generator.generateKeyPair()))))
                .isEqualTo(INSTITUTION);
    }

    private void assertSigner(ForgedCertificate certificate, Code code) {
        byte[] der =
                certificate.signedWith(TestCertificates.authority().identity().key());
        Refused refused = fixture.refusalOf(ForgedCertificate.token(der));
        assertThat(refused.code()).isEqualTo(code);
        if (code == Code.CERTIFICATE_NOT_USABLE) {
            assertThat(refused.violations().getFirst().rule()).contains("exponent");
        }
    }

    private void assertRefusedIssuer(int modulusBits, int exponentBits) {
        assertRefusedIssuer(new ForgedCertificate()
                .key(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
                        new RSAPublicKey(
                                BigInteger.ONE.shiftLeft(modulusBits - 1).setBit(0),
                                BigInteger.ONE.shiftLeft(exponentBits - 1).setBit(0)))
                .authority());
    }

    private void assertRefusedIssuer(PublicKey key) {
        assertRefusedIssuer(new ForgedCertificate().key(key).authority());
    }

    private void assertRefusedIssuer(ForgedCertificate issuer) {
        List<byte[]> path = new ArrayList<>();
        path.add(new ForgedCertificate().unsigned(1));
        path.add(issuer.signedWith(TestCertificates.authority().identity().key()));
        assertThat(fixture.refusalOf(ForgedCertificate.path(path)).code())
                .isIn(Code.CERTIFICATE_NOT_USABLE, Code.TOKEN_NOT_READABLE);
    }

    private String rule(SenderToken token) {
        Refused refused = fixture.refusalOf(token);
        assertThat(refused.code()).isEqualTo(Code.TOKEN_NOT_READABLE);
        return refused.violations().getFirst().rule();
    }

    private static CertificateTemplate order() {
        return enterprise("Testbanken", INSTITUTION, SubjectProfile.NEW).keys(TestCertificates.institutionKeys());
    }
}
