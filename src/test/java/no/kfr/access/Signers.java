package no.kfr.access;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import no.kfr.identity.OrganisationNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signers whose certificate proves nothing: what it proves is checked before access is asked. */
final class Signers {

    private static final X509Certificate CERTIFICATE = certificate();

    private Signers() {}

    static Signer of(OrganisationNumber organisation) {
        return new Signer(organisation, CERTIFICATE);
    }

    private static X509Certificate certificate() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256);
            KeyPair pair = keys.generateKeyPair();
            var name = new X500Name("CN=Test");
            byte[] encoded = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(Instant.EPOCH),
                            Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException
                | java.io.IOException
                | org.bouncycastle.operator.OperatorCreationException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
