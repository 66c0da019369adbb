package no.kfr.access;

import java.security.cert.X509Certificate;

/**
 * A certificate that a message brought along and that leads to a trusted authority. Anybody may hold a copy of it: nothing is
 * known of who sent the message before its signature was verified with this certificate's key.
 */
public interface PresentedCertificate {

    /** Its key is RSA of a bounded size: safe to verify a stranger's signature with. */
    X509Certificate certificate();

    /**
     * To be asked once the signature is verified: this may take a while, because authorities may be asked over the network.
     *
     * @throws no.kfr.refusal.Refused with CERTIFICATE_REVOKED, CERTIFICATE_NOT_PINNED or, for now, REVOCATION_UNKNOWN
     */
    Signer confirm();
}
