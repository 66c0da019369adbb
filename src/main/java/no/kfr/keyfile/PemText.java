package no.kfr.keyfile;

import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Keys and certificates between lines BEGIN and END, in any order and number, with any text around them. */
final class PemText implements FileForm {

    @Override
    public KeyFile read(byte[] content, char[] password) throws KeyFileRefused {
        List<PrivateKey> keys = new ArrayList<>();
        List<X509Certificate> certificates = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(separated(TextBytes.decoded(content))))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                switch (part) {
                    case X509CertificateHolder one -> certificates.add(Decoded.certificate(one));
                    case X509TrustedCertificateBlock one ->
                        certificates.add(Decoded.certificate(one.getCertificateHolder()));
                    case ContentInfo list -> certificates.addAll(Decoded.pkcs7(list.getEncoded()));
                    case PEMKeyPair pair -> keys.add(Decoded.key(pair.getPrivateKeyInfo()));
                    case PrivateKeyInfo key -> keys.add(Decoded.key(key));
                    case PEMEncryptedKeyPair pair -> keys.add(Decoded.key(EncryptedKeys.decrypted(pair, password)));
                    case PKCS8EncryptedPrivateKeyInfo key ->
                        keys.add(Decoded.key(EncryptedKeys.decrypted(key, password)));
                    default -> {
                        // parameters of curves, requests, revocation lists: nothing to sign with, and nobody to trust
                    }
                }
            }
        } catch (IOException | RuntimeException broken) {
            throw KeyFileRefused.file("holds PEM that is damaged or not whole: copy it anew", broken);
        }
        return new KeyFile(named(keys, certificates), certificates);
    }

    private static List<HeldKey> named(List<PrivateKey> keys, List<X509Certificate> certificates) {
        return Stream.iterate(0, i -> i < keys.size(), i -> i + 1)
                .map(i -> new HeldKey(
                        keys.size() == 1 ? "key" : "key-" + (i + 1), keys.get(i), Chains.of(keys.get(i), certificates)))
                .toList();
    }

    /** Files that were joined where the first had no line end, or the second its mark of the encoding. */
    private static String separated(String text) {
        return text.replace("\uFEFF", "")
                .replaceAll("(-----END [A-Z0-9 ]+-----)", "$1\n")
                .replaceAll("[ \\t]+(?=\\r?\\n)", "")
                .replaceAll("(?m)^[ \\t]+(?=-----)", "");
    }
}
