package no.kfr.access.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Set;

/** Signatures of certificates: which algorithms prove something, and which are verified at all. */
final class CertificateSignatures {

    private static final Set<String> STRONG = Set.of(
            "1.2.840.113549.1.1.11", // SHA-256, 384 and 512 with RSA
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2", // the same with ECDSA: an authority's own choice
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");

    /** MD5 and SHA-1 with RSA: verified, so that the holder hears what is wrong instead of that nobody knows the issuer. */
    private static final Set<String> TOLD_TO_BE_WEAK = Set.of("1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5");

    private CertificateSignatures() {}

    static boolean strong(X509Certificate certificate) {
        return STRONG.contains(certificate.getSigAlgOID());
    }

    /** Whether the one key made the other certificate's signature. Algorithms with parameters of their own are not tried. */
    static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        if (!strong(certificate) && !TOLD_TO_BE_WEAK.contains(certificate.getSigAlgOID())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notByThisKey) {
            return false;
        }
    }
}
