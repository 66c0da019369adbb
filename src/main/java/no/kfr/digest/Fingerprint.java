package no.kfr.digest;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** What a certificate is called: in the journal, in seals and archives, and where an institution pins its own. */
public final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 of the encoded certificate: 64 hexadecimal digits, small letters. */
    public static String of(X509Certificate certificate) {
        try {
            return Sha256.hexOf(certificate.getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("a certificate that cannot be encoded", broken);
        }
    }
}
