package no.kfr.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** How the journal names a certificate. */
public final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 of the encoded certificate, in hex. */
    public static String of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException broken) {
            throw new IllegalStateException("a verified certificate cannot be encoded", broken);
        }
    }
}
