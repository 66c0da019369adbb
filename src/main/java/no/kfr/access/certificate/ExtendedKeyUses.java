package no.kfr.access.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;

/**
 * What certificates of a path were issued for, by their extended key usage (RFC 5280, 4.2.1.12): those for TLS servers, code,
 * time stamps or OCSP answers only sign no messages, and authorities limited to such issue to nobody who does.
 */
final class ExtendedKeyUses {

    private static final Set<String> SIGNING_OR_ANSWERING_FOR_ITSELF = Set.of(
            "2.5.29.37.0", // any
            "1.3.6.1.5.5.7.3.2", // clientAuth: what enterprise certificates for authentication carry
            "1.3.6.1.5.5.7.3.4", // emailProtection
            "1.3.6.1.5.5.7.3.36", // documentSigning, RFC 9336
            "1.3.6.1.4.1.311.10.3.12"); // Microsoft's document signing

    private ExtendedKeyUses() {}

    static List<Violation> broken(List<X509Certificate> path) {
        if (!fits(path.getFirst())) {
            return List.of(Violation.ofMessage(
                    Code.CERTIFICATE_FOR_ANOTHER_USE,
                    "The certificate has an extended key usage, and it includes neither clientAuth, emailProtection,"
                            + " documentSigning nor anyExtendedKeyUsage."));
        }
        return path.stream()
                .skip(1)
                .filter(issuer -> !fits(issuer))
                .findFirst()
                .map(issuer -> Violation.ofMessage(
                        Code.CERTIFICATE_FOR_ANOTHER_USE,
                        "The issuing authority " + AuthorityNames.shown(issuer)
                                + " is limited by its extended key usage to certificates for another use."))
                .map(List::of)
                .orElse(List.of());
    }

    private static boolean fits(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null || !Collections.disjoint(uses, SIGNING_OR_ANSWERING_FOR_ITSELF);
        } catch (CertificateParsingException notUses) {
            return false;
        }
    }
}
