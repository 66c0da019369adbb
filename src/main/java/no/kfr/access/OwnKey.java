package no.kfr.access;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** The register's own key, which signs every reply. It may be replaced while the register runs. */
public interface OwnKey {

    /** The key as it is at this moment, with the certificates that belong to it, its own first. */
    Pair current();

    /** A private key and the certificates that belong to it. */
    record Pair(PrivateKey key, List<X509Certificate> chain) {}
}
