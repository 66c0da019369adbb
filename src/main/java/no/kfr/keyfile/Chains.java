package no.kfr.keyfile;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of a file's certificates belong to a key. */
final class Chains {

    private Chains() {}

    static List<X509Certificate> of(PrivateKey key, List<X509Certificate> certificates) {
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = certificates.stream()
                .filter(certificate -> belong(key, certificate.getPublicKey()))
                .findFirst();
        while (next.isPresent()) {
            X509Certificate last = next.get();
            chain.add(last);
            next = certificates.stream()
                    .filter(issuer -> !chain.contains(issuer) && issued(issuer, last))
                    .findFirst();
        }
        return chain;
    }

    private static boolean belong(PrivateKey key, PublicKey candidate) {
        return key instanceof RSAPrivateKey secret && candidate instanceof RSAPublicKey open
                ? secret.getModulus().equals(open.getModulus())
                : key.getAlgorithm().equals(candidate.getAlgorithm());
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
