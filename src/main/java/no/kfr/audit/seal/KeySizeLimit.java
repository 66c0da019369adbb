package no.kfr.audit.seal;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * Keys that computing with costs little. A package, or a time stamp, brings its keys along, and whose they are is found out only
 * with them: one that was made to be large would be computed with for hours.
 */
final class KeySizeLimit {

    private static final int MOST_RSA_BITS = 8192;
    private static final int MOST_EXPONENT_BITS = 32;
    private static final int MOST_EC_BITS = 521;

    private KeySizeLimit() {}

    static boolean is(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() <= MOST_RSA_BITS
                        && rsa.getPublicExponent().bitLength() <= MOST_EXPONENT_BITS;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() <= MOST_EC_BITS;
            default -> false;
        };
    }
}
