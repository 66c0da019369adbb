package no.kfr.access.certificate;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;

/** What a certificate has to be like, whoever issued it: key, use, subject, and how it was signed. */
final class CertificateRules {

    private static final int LEAST_RSA_BITS = 2048;
    /** Verifying with a longer key costs a request more than it may. */
    private static final int MOST_RSA_BITS = 8192;

    private static final int LEAST_EC_BITS = 256;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private static final Set<String> SIGNATURES = Set.of(
            "1.2.840.113549.1.1.11", // SHA-256, 384 and 512 with RSA
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2", // the same with ECDSA: an authority's own choice
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");

    private CertificateRules() {}

    /** All that is wrong with a signer's certificate and the authorities between it and the trusted one. */
    static List<Violation> broken(List<X509Certificate> path) {
        List<Violation> violations = new ArrayList<>();
        X509Certificate own = path.getFirst();
        checkKey(own, violations);
        checkUse(own, violations);
        if (SubjectNumber.of(own).isEmpty()) {
            violations.add(notUsable(
                    "The subject must carry one valid organisation number: as serialNumber (nine digits) or as"
                            + " organizationIdentifier (NTRNO- and nine digits); the same one where both are"
                            + " present."));
        }
        path.stream()
                .skip(1)
                .filter(authority -> !strongAuthority(authority))
                .forEach(weak -> violations.add(notUsable("An issuing authority's key is too weak.")));
        if (!path.stream().allMatch(certificate -> SIGNATURES.contains(certificate.getSigAlgOID()))) {
            violations.add(Violation.ofMessage(
                    Code.WEAK_ALGORITHM,
                    "The certificate, or an issuing authority's, must be signed with SHA-256, SHA-384 or SHA-512."));
        }
        return violations;
    }

    private static void checkKey(X509Certificate certificate, List<Violation> violations) {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)) {
            violations.add(
                    notUsable("The key must be an RSA key: the contract's policy knows no other, EC keys included."));
        } else if (rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            violations.add(notUsable("The RSA key must have at least 2048 bits."));
        } else if (rsa.getModulus().bitLength() > MOST_RSA_BITS) {
            violations.add(notUsable("The RSA key must have at most 8192 bits."));
        }
    }

    private static void checkUse(X509Certificate certificate, List<Violation> violations) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            violations.add(notUsable("The key usage must include digitalSignature or nonRepudiation."));
        }
        if (certificate.getBasicConstraints() >= 0) {
            violations.add(notUsable("A certificate authority's own certificate does not sign messages."));
        }
    }

    private static boolean strongAuthority(X509Certificate authority) {
        return switch (authority.getPublicKey()) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
            default -> false;
        };
    }

    private static Violation notUsable(String rule) {
        return Violation.ofMessage(Code.CERTIFICATE_NOT_USABLE, rule);
    }
}
