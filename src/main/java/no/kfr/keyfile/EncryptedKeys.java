package no.kfr.keyfile;

import java.io.IOException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/** Private keys under a password. */
final class EncryptedKeys {

    /** Not installed in the JVM: used by name here only. */
    static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private static final String WRONG = "holds a key that does not open with this password";

    private EncryptedKeys() {}

    static InputDecryptorProvider decryptor(char[] password) {
        return new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(PROVIDER)
                .build(password);
    }

    static PrivateKeyInfo decrypted(PKCS8EncryptedPrivateKeyInfo key, char[] password) throws KeyFileRefused {
        try {
            return key.decryptPrivateKeyInfo(decryptor(password));
        } catch (PKCSException | RuntimeException wrong) {
            throw KeyFileRefused.password(WRONG);
        }
    }

    /** OpenSSL's older way, with a line {@code DEK-Info}. */
    static PrivateKeyInfo decrypted(PEMEncryptedKeyPair key, char[] password) throws KeyFileRefused {
        try {
            return key.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(PROVIDER)
                            .build(password))
                    .getPrivateKeyInfo();
        } catch (IOException | RuntimeException wrong) {
            throw KeyFileRefused.password(WRONG);
        }
    }
}
