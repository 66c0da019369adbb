package no.kfr.access.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;

/**
 * For how long the certificates of a path are valid. Says whose is not: the sender renews its own, the register's operator
 * replaces an authority's, and neither can mend the other's.
 */
final class CertificateValidity {

    private CertificateValidity() {}

    static List<Violation> broken(CertificatePaths.Found found, Instant now) {
        List<Violation> violations = new ArrayList<>();
        List<X509Certificate> certificates = found.certificates();
        check(sender(certificates.getFirst()), certificates.getFirst(), now, violations);
        for (X509Certificate intermediate : certificates.subList(1, certificates.size())) {
            check(
                    "The certificate of the issuing authority " + AuthorityNames.shown(intermediate),
                    intermediate,
                    now,
                    violations);
        }
        check(
                "The certificate of the authority " + AuthorityNames.shown(found.anchor())
                        + ", as the register's operator has it,",
                found.anchor(),
                now,
                violations);
        return violations;
    }

    private static String sender(X509Certificate certificate) {
        return SubjectNumber.of(certificate)
                .map(number -> "The sender's own certificate, that of organisation " + number.value() + ",")
                .orElse("The sender's own certificate");
    }

    private static void check(String whose, X509Certificate certificate, Instant now, List<Violation> violations) {
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isBefore(begin)) {
            violations.add(
                    Violation.ofMessage(Code.CERTIFICATE_EXPIRED, whose + " is not valid before " + begin + "."));
        } else if (now.isAfter(end)) {
            violations.add(Violation.ofMessage(Code.CERTIFICATE_EXPIRED, whose + " ended at " + end + "."));
        }
    }
}
