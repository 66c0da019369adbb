package no.kfr;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;

/** Extensions that say what a certificate was issued for. */
public final class Issued {

    private Issued() {}

    public static Extension forUses(KeyPurposeId... uses) {
        return extension(Extension.extendedKeyUsage, new ExtendedKeyUsage(uses));
    }

    public static Extension underPolicies(String... identifiers) {
        return extension(
                Extension.certificatePolicies,
                new CertificatePolicies(Arrays.stream(identifiers)
                        .map(identifier -> new PolicyInformation(new ASN1ObjectIdentifier(identifier)))
                        .toArray(PolicyInformation[]::new)));
    }

    /** Any other, whatever stands in it. */
    public static Extension extension(ASN1ObjectIdentifier type, ASN1Encodable content) {
        try {
            return new Extension(type, false, content.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
