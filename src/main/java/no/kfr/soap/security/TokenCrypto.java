package no.kfr.soap.security;

import java.io.InputStream;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.callback.CallbackHandler;
import no.kfr.access.OwnKey;
import org.apache.wss4j.common.crypto.CryptoBase;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Keys for one message, in the form that WSS4J asks for them. When verifying, the one certificate that
 * was examined already: whatever token the library finds, its bytes are not read again. When signing it is the register's own key as it is at
 * this moment, so that a key that is replaced meanwhile does not mix with the old certificate.
 */
final class TokenCrypto extends CryptoBase {

    private final OwnKey.@Nullable Pair own;

    private final @Nullable X509Certificate examined;

    private TokenCrypto(OwnKey.@Nullable Pair own, @Nullable X509Certificate examined) {
        this.own = own;
        this.examined = examined;
    }

    static TokenCrypto verifyingWith(X509Certificate examined) {
        return new TokenCrypto(null, examined);
    }

    static TokenCrypto signing(OwnKey.Pair own) {
        return new TokenCrypto(own, null);
    }

    @Override
    public X509Certificate loadCertificate(InputStream in) throws WSSecurityException {
        return examined();
    }

    @Override
    public X509Certificate[] getCertificatesFromBytes(byte[] data) throws WSSecurityException {
        return new X509Certificate[] {examined()};
    }

    private X509Certificate examined() throws WSSecurityException {
        if (examined == null) {
            throw new WSSecurityException(WSSecurityException.ErrorCode.FAILURE);
        }
        return examined;
    }

    @Override
    public X509Certificate[] getX509Certificates(CryptoType cryptoType) {
        List<X509Certificate> chain = own == null ? List.of() : own.chain();
        return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public String getX509Identifier(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    @Override
    public PrivateKey getPrivateKey(X509Certificate certificate, CallbackHandler callbackHandler)
            throws WSSecurityException {
        return key();
    }

    @Override
    public PrivateKey getPrivateKey(PublicKey publicKey, CallbackHandler callbackHandler) throws WSSecurityException {
        return key();
    }

    @Override
    public PrivateKey getPrivateKey(String identifier, String password) throws WSSecurityException {
        return key();
    }

    private PrivateKey key() throws WSSecurityException {
        if (own == null) {
            throw new WSSecurityException(WSSecurityException.ErrorCode.FAILURE);
        }
        return own.key();
    }

    @Override
    public void verifyTrust(
            X509Certificate[] certificates,
            boolean enableRevocation,
            Collection<Pattern> subjects,
            Collection<Pattern> issuers)
            throws WSSecurityException {
        throw new WSSecurityException(WSSecurityException.ErrorCode.FAILURE);
    }

    @Override
    public void verifyTrust(PublicKey publicKey) throws WSSecurityException {
        throw new WSSecurityException(WSSecurityException.ErrorCode.FAILURE);
    }
}
