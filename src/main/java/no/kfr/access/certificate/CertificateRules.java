package no.kfr.access.certificate;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;

/** What a certificate has to be like, whoever issued it: key, use, subject, and how it was signed. */
final class CertificateRules {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

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
                .filter(authority -> !KeyStrength.fitForAuthority(authority.getPublicKey()))
                .forEach(weak -> violations.add(
                        notUsable("An issuing authority's key must be " + KeyStrength.FOR_AUTHORITIES + ".")));
        if (!path.stream().allMatch(CertificateSignatures::strong)) {
            violations.add(Violation.ofMessage(
                    Code.WEAK_ALGORITHM,
                    "The certificate, or an issuing authority's, must be signed with SHA-256, SHA-384 or SHA-512."));
        }
        return violations;
    }

    private static void checkKey(X509Certificate certificate, List<Violation> violations) {
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            KeyStrength.weakness(rsa).ifPresent(rule -> violations.add(notUsable(rule)));
        } else {
            violations.add(
                    notUsable("The key must be an RSA key: the contract's policy knows no other, EC keys included."));
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

    private static Violation notUsable(String rule) {
        return Violation.ofMessage(Code.CERTIFICATE_NOT_USABLE, rule);
    }
}
