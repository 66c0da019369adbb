package no.kfr.access;

import java.security.cert.X509Certificate;
import java.util.List;

/** Decides whether a certificate proves who its holder is. Says nothing of what the holder may do: see {@link Access}. */
public interface CertificateTrust {

    /**
     * Finds out whom a certificate was issued to. The signature that was made with its key is verified elsewhere.
     *
     * @param chain the signer's certificate first; issuers after it are welcome, in any order, and not needed when the settings
     *     have them
     * @throws no.kfr.refusal.Refused with UNKNOWN_ISSUER, CERTIFICATE_EXPIRED, CERTIFICATE_REVOKED, CERTIFICATE_NOT_USABLE,
     *     WEAK_ALGORITHM, CERTIFICATE_NOT_PINNED or, for now, REVOCATION_UNKNOWN
     */
    Signer verify(List<X509Certificate> chain);
}
