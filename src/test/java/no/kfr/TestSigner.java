package no.kfr;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.Date;
import no.kfr.access.Signer;
import no.kfr.identity.OrganisationNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A signer whose certificate nobody looks into. */
public final class TestSigner {

    private static final X509Certificate CERTIFICATE = selfSigned();

    private TestSigner() {}

    public static Signer of(OrganisationNumber organisation) {
        return new Signer(organisation, CERTIFICATE);
    }

    private static X509Certificate selfSigned() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=Test");
            var builder = new JcaX509v3CertificateBuilder(
                    name, BigInteger.ONE, new Date(0), new Date(4_000_000_000_000L), name, keys.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
