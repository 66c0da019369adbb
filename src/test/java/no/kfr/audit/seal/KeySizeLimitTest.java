package no.kfr.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import no.kfr.TestCertificates;
import org.junit.jupiter.api.Test;

/** A key that comes along with what it proves is looked at before anything is computed with it. */
class KeySizeLimitTest {

    @Test
    void the_registers_own_key_is_computed_with() {
        assertThat(KeySizeLimit.is(TestCertificates.register().certificate().getPublicKey()))
                .isTrue();
    }

    @Test
    void long_keys_long_exponents_and_other_kinds_are_not() throws Exception {
        assertThat(KeySizeLimit.is(rsa(8192, 17))).isTrue();
        assertThat(KeySizeLimit.is(rsa(8193, 17))).isFalse();
        assertThat(KeySizeLimit.is(rsa(2048, 33))).isFalse();
        assertThat(KeySizeLimit.is(KeyFactory.getInstance("DSA")
                        .generatePublic(new DSAPublicKeySpec(odd(2047), odd(2048), odd(256), odd(2046)))))
                .isFalse();
    }

    private static PublicKey rsa(int bits, int exponentBits) throws Exception {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(odd(bits), odd(exponentBits)));
    }

    private static BigInteger odd(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
    }
}
