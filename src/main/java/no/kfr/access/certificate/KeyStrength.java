package no.kfr.access.certificate;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;
import java.util.Optional;

/** Which keys are computed with: strong enough to prove something, and small enough that proving it costs little. */
final class KeyStrength {

    static final String FOR_AUTHORITIES = "RSA of 2048 to 8192 bits or EC on P-256, P-384 or P-521";

    private static final int LEAST_RSA_BITS = 2048;
    /** Verifying with a longer key costs a request more than it may. */
    private static final int MOST_RSA_BITS = 8192;
    /** Verifying takes a step for each bit; the exponent in use everywhere, 65537, has 17. */
    private static final int MOST_EXPONENT_BITS = 32;

    private static final List<ECParameterSpec> CURVES =
            List.of(curve("secp256r1"), curve("secp384r1"), curve("secp521r1"));

    private KeyStrength() {}

    static boolean fitForAuthority(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> weakness(rsa).isEmpty();
            case ECPublicKey ec -> CURVES.stream().anyMatch(curve -> same(curve, ec.getParams()));
            default -> false;
        };
    }

    /** The rule that an RSA key breaks. */
    static Optional<String> weakness(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        BigInteger exponent = key.getPublicExponent();
        if (bits < LEAST_RSA_BITS) {
            return Optional.of("The RSA key must have at least 2048 bits.");
        }
        if (bits > MOST_RSA_BITS) {
            return Optional.of("The RSA key must have at most 8192 bits.");
        }
        if (exponent.compareTo(BigInteger.TWO) <= 0
                || !exponent.testBit(0)
                || exponent.bitLength() > MOST_EXPONENT_BITS) {
            return Optional.of(
                    "The RSA key's exponent must be odd, greater than 1 and of at most 32 bits, as 65537 is.");
        }
        return key.getModulus().testBit(0) ? Optional.empty() : Optional.of("The RSA key's modulus must be odd.");
    }

    private static boolean same(ECParameterSpec curve, ECParameterSpec other) {
        return curve.getCurve().equals(other.getCurve())
                && curve.getGenerator().equals(other.getGenerator())
                && curve.getOrder().equals(other.getOrder())
                && curve.getCofactor() == other.getCofactor();
    }

    private static ECParameterSpec curve(String name) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not know " + name, e);
        }
    }
}
