package no.kfr.access.certificate;

import java.net.URI;
import no.kfr.demo.certificates.CertificateTemplate;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Certificates that say where their status is found. */
final class StatusLocations {

    private StatusLocations() {}

    /** With a revocation list. */
    static CertificateTemplate crlAt(CertificateTemplate template, URI location) {
        var point = new DistributionPoint(new DistributionPointName(new GeneralNames(uri(location))), null, null);
        return template.extension(Extension.cRLDistributionPoints, new CRLDistPoint(new DistributionPoint[] {point}));
    }

    /** With somebody who answers for each certificate. */
    static CertificateTemplate ocspAt(CertificateTemplate template, URI location) {
        return template.extension(
                Extension.authorityInfoAccess,
                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(location)));
    }

    private static GeneralName uri(URI location) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, location.toString());
    }
}
