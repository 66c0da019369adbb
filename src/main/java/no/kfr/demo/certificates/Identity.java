package no.kfr.demo.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificates that vouch for it.
 *
 * @param chain the own certificate first, then its issuers up to the authority
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    public Identity {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Says who, and nothing of the key. */
    @Override
    public String toString() {
        return certificate().getSubjectX500Principal().getName();
    }
}
