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
 * Keys for one message, in the form that WSS4J asks for them. When reading, the certificates of the message's token, which have been
 * read and trusted already: the library reads no others. When signing it is the register's own key as it is at
 * this moment, so that a key that is replaced meanwhile does not mix with the old certificate.
 */
final class TokenCrypto extends CryptoBase {

    private final OwnKey.@Nullable Pair own;

    private final List<X509Certificate> token;

    private TokenCrypto(OwnKey.@Nullable Pair own, List<X509Certificate> token) {
        this.own = own;
        this.token = token;
    }

    /** @param token the certificates in the message's token, the signer's first */
    static TokenCrypto reading(List<X509Certificate> token) {
        return new TokenCrypto(null, token);
    }

    static TokenCrypto signing(OwnKey.Pair own) {
        return new TokenCrypto(own, List.of());
    }

    @Override
    public X509Certificate loadCertificate(InputStream in) throws WSSecurityException {
        if (token.isEmpty()) {
            throw new WSSecurityException(WSSecurityException.ErrorCode.FAILURE);
        }
        return token.getFirst();
    }

    @Override
    public X509Certificate[] getCertificatesFromBytes(byte[] data) {
        return token.toArray(X509Certificate[]::new);
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
