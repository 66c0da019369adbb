package no.kfr.keyfile;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key in a file.
 *
 * @param name as the file calls it, or {@code key}
 * @param chain its certificate first, then the issuers that the file holds; empty where it holds none for this key
 */
public record HeldKey(String name, PrivateKey key, List<X509Certificate> chain) {

    public HeldKey {
        chain = List.copyOf(chain);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return name;
    }
}
