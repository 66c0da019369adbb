package no.kfr.audit;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** What the journal is sealed with: the register's own key, from the module that holds it. Asked anew for each block. */
@FunctionalInterface
public interface SealingKey {

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

        @Override
        public String toString() {
            return chain.getFirst().getSubjectX500Principal().getName();
        }
    }
}
