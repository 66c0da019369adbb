package no.kfr.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import no.kfr.identity.OrganisationNumber;

/**
 * Who signed a message: proven by a verified signature and a certificate path to a trusted authority.
 *
 * @param organisation from the certificate's subject
 * @param certificate the enterprise certificate that the message was signed with
 */
public record Signer(OrganisationNumber organisation, X509Certificate certificate) {

    /** SHA-256 of the certificate in hexadecimal: what the journal keeps of it. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
