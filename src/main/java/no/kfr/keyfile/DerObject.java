package no.kfr.keyfile;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** One object in DER: a certificate, a list of them, or a key by itself. */
final class DerObject implements FileForm {

    @Override
    public KeyFile read(byte[] content, char[] password) throws KeyFileRefused {
        try {
            ASN1Sequence whole = ASN1Sequence.getInstance(content);
            ASN1Encodable first = whole.getObjectAt(0);
            if (first instanceof ASN1ObjectIdentifier) {
                return certificates(Decoded.pkcs7(content));
            }
            if (first instanceof ASN1Integer) {
                return key(Decoded.key(plain(whole)));
            }
            if (whole.size() == 2 && whole.getObjectAt(1) instanceof ASN1OctetString) {
                return key(Decoded.key(EncryptedKeys.decrypted(new PKCS8EncryptedPrivateKeyInfo(content), password)));
            }
            return certificates(List.of(Decoded.certificate(content)));
        } catch (IOException | RuntimeException other) {
            throw KeyFileRefused.file("is DER, but neither a certificate nor a key", other);
        }
    }

    private static PrivateKeyInfo plain(ASN1Sequence whole) throws IOException {
        return whole.getObjectAt(1) instanceof ASN1Integer
                ? new PrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), RSAPrivateKey.getInstance(whole))
                : PrivateKeyInfo.getInstance(whole);
    }

    private static KeyFile certificates(List<X509Certificate> certificates) {
        return new KeyFile(List.of(), certificates);
    }

    private static KeyFile key(PrivateKey key) {
        return new KeyFile(List.of(new HeldKey("key", key, List.of())), List.of());
    }
}
