package no.kfr.access.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the way from a certificate to a trusted authority, by names and signatures. Finding it here leaves to the validation the
 * questions that have one answer each; nothing is accepted because it was found.
 */
final class CertificatePaths {

    private static final int LONGEST = 6;
    /** A stranger chooses these, and each costs signature verifications. */
    private static final int MOST_GIVEN = 4;

    private CertificatePaths() {}

    /** The certificates from the signer's up to, and without, the authority; the authority last. */
    record Found(List<X509Certificate> certificates, X509Certificate anchor) {

        CertPath path() throws GeneralSecurityException {
            return CertificateFactory.getInstance("X.509").generateCertPath(certificates);
        }

        /** The issuer of the certificate at this place of the path. */
        X509Certificate issuerOf(int place) {
            return place + 1 < certificates.size() ? certificates.get(place + 1) : anchor;
        }
    }

    static Optional<Found> find(List<X509Certificate> given, Authorities authorities) {
        List<X509Certificate> candidates = Stream.concat(
                        authorities.intermediates().stream(),
                        given.stream().skip(1).limit(MOST_GIVEN))
                .toList();
        return climb(List.of(given.getFirst()), candidates, authorities.anchors());
    }

    /** Whether the one certificate carries the other's signature. */
    static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notByThisKey) {
            return false;
        }
    }

    private static Optional<Found> climb(
            List<X509Certificate> path, List<X509Certificate> candidates, List<X509Certificate> anchors) {
        X509Certificate last = path.getLast();
        for (X509Certificate anchor : anchors) {
            if (signed(anchor, last)) {
                return Optional.of(new Found(path, anchor));
            }
        }
        if (path.size() >= LONGEST) {
            return Optional.empty();
        }
        for (X509Certificate candidate : candidates) {
            if (!path.contains(candidate) && signed(candidate, last)) {
                List<X509Certificate> longer = new ArrayList<>(path);
                longer.add(candidate);
                Optional<Found> found = climb(List.copyOf(longer), candidates, anchors);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
