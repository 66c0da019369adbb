package no.kfr.keyfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/** From encodings to the JDK's keys and certificates. */
final class Decoded {

    private Decoded() {}

    /** By the JDK's own key factories, so that signing goes the same way as with any other of its keys. */
    static PrivateKey key(PrivateKeyInfo info) throws KeyFileRefused {
        String oid = info.getPrivateKeyAlgorithm().getAlgorithm().getId();
        try {
            return KeyFactory.getInstance(oid).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException | IOException unusable) {
            throw KeyFileRefused.file("holds a private key of a kind that cannot be used (" + oid + ")", unusable);
        }
    }

    static X509Certificate certificate(X509CertificateHolder holder) throws KeyFileRefused {
        try {
            return certificate(holder.getEncoded());
        } catch (IOException broken) {
            throw KeyFileRefused.file("holds a certificate that cannot be read", broken);
        }
    }

    static X509Certificate certificate(byte[] der) throws KeyFileRefused {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException broken) {
            throw KeyFileRefused.file("holds a certificate that cannot be read", broken);
        }
    }

    /** Those in a PKCS#7 file, as Windows exports them. */
    static List<X509Certificate> pkcs7(byte[] der) throws KeyFileRefused {
        try {
            List<X509Certificate> found = new ArrayList<>();
            for (X509CertificateHolder holder :
                    new CMSSignedData(der).getCertificates().getMatches(null)) {
                found.add(certificate(holder));
            }
            return found;
        } catch (CMSException | IllegalArgumentException other) {
            throw KeyFileRefused.file("is PKCS#7, but not a list of certificates", other);
        }
    }
}
