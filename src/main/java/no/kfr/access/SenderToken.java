package no.kfr.access;

/**
 * The bytes of the security token that a message brings along, as they came: nothing is known of them but what the message says
 * that they are.
 *
 * @param content decoded from base64, and nothing more
 */
public record SenderToken(Form form, byte[] content) {

    /** The forms that the register reads. */
    public enum Form {
        /** {@code X509v3}: one certificate in DER. */
        CERTIFICATE,
        /** {@code X509PKIPathv1}: a sequence of certificates in DER, the signer's last. */
        PATH
    }
}
