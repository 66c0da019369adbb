package no.kfr.audit.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Signatures of the register's key over bytes that say themselves what they are. */
public final class DetachedSignature {

    private DetachedSignature() {}

    public static byte[] make(PrivateKey key, byte[] bytes) {
        try {
            Signature maker = Signature.getInstance(algorithm(key.getAlgorithm()));
            maker.initSign(key);
            maker.update(bytes);
            return maker.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the journal cannot be sealed with the register's key", unusable);
        }
    }

    public static boolean holds(PublicKey key, byte[] bytes, byte[] signature) {
        if (!KeySizeLimit.is(key)) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(algorithm(key.getAlgorithm()));
            check.initVerify(key);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static String algorithm(String key) {
        return key.startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }
}
