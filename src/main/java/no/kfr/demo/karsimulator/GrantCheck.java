package no.kfr.demo.karsimulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertChainUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What Maskinporten demands of a grant (RFC 7523 and its own rules). */
final class GrantCheck {

    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    private final String audience;
    private final List<X509Certificate> trusted;
    private final Clock clock;
    private final Set<String> used = new HashSet<>();

    /** @param trusted the authorities that certificates come from; empty: any chain will do */
    GrantCheck(String audience, List<X509Certificate> trusted, Clock clock) {
        this.audience = audience;
        this.trusted = List.copyOf(trusted);
        this.clock = clock;
    }

    /** A grant that is not as it should be; the message says why. */
    static final class Denied extends Exception {

        private static final long serialVersionUID = 1L;

        Denied(String why) {
            super(why);
        }
    }

    /** The scopes that the grant asks for, when everything about it is in order. */
    Set<String> scopes(String assertion) throws Denied {
        try {
            SignedJWT grant = SignedJWT.parse(assertion);
            require(JWSAlgorithm.RS256.equals(grant.getHeader().getAlgorithm()), "alg is not RS256");
            require(grant.getHeader().getX509CertChain() != null, "x5c is missing");
            List<X509Certificate> chain =
                    X509CertChainUtils.parse(grant.getHeader().getX509CertChain());
            require(!chain.isEmpty() && isTrusted(chain), "the certificate in x5c is not trusted");
            require(
                    chain.getFirst().getPublicKey() instanceof RSAPublicKey key
                            && grant.verify(new RSASSAVerifier(key)),
                    "the signature does not verify");
            return scopes(grant.getJWTClaimsSet());
        } catch (ParseException | JOSEException unreadable) {
            throw new Denied("the assertion is no signed JWT");
        }
    }

    private Set<String> scopes(JWTClaimsSet claims) throws Denied, ParseException {
        require(claims.getAudience().equals(List.of(audience)), "aud is not " + audience);
        require(claims.getIssuer() != null && !claims.getIssuer().isBlank(), "iss is missing");
        require(claims.getIssueTime() != null && claims.getExpirationTime() != null, "iat or exp is missing");
        Instant issued = claims.getIssueTime().toInstant();
        Instant expires = claims.getExpirationTime().toInstant();
        Instant now = clock.instant();
        require(Duration.between(issued, now).abs().compareTo(CLOCKS_DIFFER) <= 0, "iat is not now");
        require(expires.isAfter(now), "it has expired");
        require(Duration.between(issued, expires).compareTo(LONGEST) <= 0, "exp is more than 120 s after iat");
        require(claims.getJWTID() != null && isNew(claims.getJWTID()), "jti is missing or was used before");
        String scope = claims.getStringClaim("scope");
        require(scope != null && !scope.isBlank(), "scope is missing");
        return Set.of(String.valueOf(scope).split(" +"));
    }

    private synchronized boolean isNew(String id) {
        return used.add(id);
    }

    private boolean isTrusted(List<X509Certificate> chain) {
        if (trusted.isEmpty()) {
            return true;
        }
        try {
            List<X509Certificate> path =
                    chain.stream().filter(each -> !trusted.contains(each)).toList();
            var parameters = new PKIXParameters(trusted.stream()
                    .map(authority -> new TrustAnchor(authority, null))
                    .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return true;
        } catch (GeneralSecurityException untrusted) {
            return false;
        }
    }

    private static void require(boolean held, String otherwise) throws Denied {
        if (!held) {
            throw new Denied(otherwise);
        }
    }
}
