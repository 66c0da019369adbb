package no.kfr.demo.karsimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import no.kfr.TestCertificates;
import no.kfr.demo.certificates.Identity;
import org.junit.jupiter.api.Test;

/** The simulator is as strict with grants as Maskinporten. */
class GrantCheckTest {

    private static final String AUDIENCE = "https://maskinporten.example/";

    private final Instant now = Instant.now();
    private final GrantCheck check = new GrantCheck(
            AUDIENCE, List.of(TestCertificates.authority().certificate()), Clock.fixed(now, java.time.ZoneOffset.UTC));

    @Test
    void accepts_a_grant_that_is_in_order_once() throws Exception {
        String grant = grant(TestCertificates.register(), JWSAlgorithm.RS256, claims -> claims);

        assertThat(check.scopes(grant)).containsExactly("bits:kundeforhold");
        assertDenied(grant, "jti");
    }

    @Test
    void denies_what_maskinporten_denies() throws Exception {
        assertDenied("no.jwt.atall", "no signed JWT");
        assertDenied(claims -> claims.audience("https://other.example/"), "aud");
        assertDenied(claims -> claims.issuer(null), "iss");
        assertDenied(claims -> claims.claim("scope", null), "scope");
        assertDenied(claims -> claims.jwtID(null), "jti");
        assertDenied(claims -> claims.expirationTime(Date.from(now.plusSeconds(121))), "120 s");
        assertDenied(claims -> claims.expirationTime(Date.from(now.minusSeconds(1))), "expired");
        assertDenied(claims -> claims.issueTime(Date.from(now.minusSeconds(11))), "iat");
        assertDenied(grant(TestCertificates.register(), JWSAlgorithm.RS512, claims -> claims), "RS256");
        assertDenied(grant(TestCertificates.foreignInstitution(), JWSAlgorithm.RS256, claims -> claims), "not trusted");
        Identity borrowed = new Identity(
                TestCertificates.register().key(),
                TestCertificates.institution().chain());
        assertDenied(grant(borrowed, JWSAlgorithm.RS256, claims -> claims), "signature");
    }

    private void assertDenied(UnaryOperator<JWTClaimsSet.Builder> change, String why) throws Exception {
        assertDenied(grant(TestCertificates.register(), JWSAlgorithm.RS256, change), why);
    }

    private void assertDenied(String grant, String why) {
        assertThatExceptionOfType(GrantCheck.Denied.class)
                .isThrownBy(() -> check.scopes(grant))
                .withMessageContaining(why);
    }

    private String grant(Identity signer, JWSAlgorithm algorithm, UnaryOperator<JWTClaimsSet.Builder> change)
            throws Exception {
        var chain = new ArrayList<Base64>();
        for (X509Certificate certificate : signer.chain()) {
            chain.add(Base64.encode(certificate.getEncoded()));
        }
        var claims = new JWTClaimsSet.Builder()
                .audience(AUDIENCE)
                .issuer("kfr")
                .claim("scope", "bits:kundeforhold")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(119)));
        var jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).x509CertChain(chain).build(),
                change.apply(claims).build());
        jwt.sign(new RSASSASigner(signer.key()));
        return jwt.serialize();
    }
}
