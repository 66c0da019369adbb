package no.kfr.audit.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash of all proofs. */
final class Sha256 {

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
