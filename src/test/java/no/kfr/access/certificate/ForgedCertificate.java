package no.kfr.access.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import no.kfr.TestCertificates;
import no.kfr.access.SenderToken;
import no.kfr.access.SenderToken.Form;
import no.kfr.demo.certificates.Identity;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * A certificate that is put together by hand, so that each part of it can be what no authority issues. Unless it is signed it
 * carries a signature that nobody made.
 */
final class ForgedCertificate {

    static final AlgorithmIdentifier SHA256_RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    X500Name issuer = X500Name.getInstance(
            TestCertificates.authority().certificate().getSubjectX500Principal().getEncoded());
    X500Name subject = new X500Name("C=NO,CN=Nobody");
    BigInteger serial = BigInteger.TEN;
    AlgorithmIdentifier algorithm = SHA256_RSA;
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(
            TestCertificates.institutionKeys().getPublic().getEncoded());
    Instant from = Instant.now().minus(Duration.ofDays(1));
    Instant until = Instant.now().plus(Duration.ofDays(1000));
    final List<Extension> extensions = new ArrayList<>();

    ForgedCertificate key(PublicKey publicKey) {
        key = SubjectPublicKeyInfo.getInstance(publicKey.getEncoded());
        return this;
    }

    ForgedCertificate key(AlgorithmIdentifier kind, ASN1Encodable value) {
        try {
            key = new SubjectPublicKeyInfo(kind, value);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    ForgedCertificate authority() {
        try {
            extensions.add(Extension.create(Extension.basicConstraints, true, new BasicConstraints(true)));
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number makes each of them another one. */
    byte[] unsigned(int number) {
        return encoded(tbs(), ByteBuffer.allocate(384).putInt(380, number).array());
    }

    byte[] signedWith(PrivateKey issuerKey) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(issuerKey);
            TBSCertificate content = tbs();
            signature.update(content.getEncoded("DER"));
            return encoded(content, signature.sign());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate certificateSignedBy(Identity authority) {
        return parsed(signedWith(authority.key()));
    }

    static X509Certificate parsed(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SenderToken token(byte[] certificate) {
        return new SenderToken(Form.CERTIFICATE, certificate);
    }

    /** The signer's certificate first, as everywhere; a path has it last. */
    static SenderToken path(List<byte[]> certificates) {
        try {
            return new SenderToken(
                    Form.PATH,
                    new DERSequence(certificates.reversed().stream()
                                    .map(ASN1Sequence::getInstance)
                                    .toArray(ASN1Encodable[]::new))
                            .getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private TBSCertificate tbs() {
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(serial));
        content.setIssuer(issuer);
        content.setSubject(subject);
        content.setStartDate(new Time(Date.from(from)));
        content.setEndDate(new Time(Date.from(until)));
        content.setSignature(algorithm);
        content.setSubjectPublicKeyInfo(key);
        if (!extensions.isEmpty()) {
            content.setExtensions(new Extensions(extensions.toArray(Extension[]::new)));
        }
        return content.generateTBSCertificate();
    }

    private byte[] encoded(TBSCertificate content, byte[] signature) {
        try {
            return new DERSequence(new ASN1Encodable[] {content, algorithm, new DERBitString(signature)})
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
