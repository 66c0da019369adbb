package no.kfr.access;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The key that the register signs with. Replaced while the register runs: ask each time, and take key and chain from one
 * {@link #current()} when both are needed.
 */
public interface OwnKey {

    /** Key and certificates that belong together. */
    Pair current();

    /**
     * A private key with its certificates.
     *
     * @param chain the own certificate first, then its issuers
     */
    record Pair(PrivateKey key, List<X509Certificate> chain) {

        public Pair {
            chain = List.copyOf(chain);
        }

        public X509Certificate certificate() {
            return chain.getFirst();
        }

        /** Says whose key it is, and nothing of the key. */
        @Override
        public String toString() {
            return certificate().getSubjectX500Principal().getName();
        }
    }
}
