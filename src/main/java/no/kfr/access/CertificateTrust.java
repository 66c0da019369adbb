package no.kfr.access;

import java.security.cert.X509Certificate;
import java.util.List;

/** Decides whether a certificate is trusted, and whose it is. */
public interface CertificateTrust {

    /**
     * @param chain the signer's certificate first, then any others that came with it
     * @return the organisation that the certificate was issued to
     * @throws no.kfr.refusal.Refused with the code of the reason why it is not trusted
     */
    Signer verify(List<X509Certificate> chain);
}
