package no.kfr.access.certificate;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kfr.identity.OrganisationNumber;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The organisation number in a certificate's subject: {@code serialNumber=974761076} (older profile) or
 * {@code organizationIdentifier=NTRNO-974761076} (newer profile). Read from the encoded name, never from a text of it.
 */
final class SubjectNumber {

    private static final String PREFIX = "NTRNO-";

    private SubjectNumber() {}

    /** The one number; nothing when there is none, an invalid one, or two that differ. */
    static Optional<OrganisationNumber> of(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        Set<String> numbers = new LinkedHashSet<>(values(subject, BCStyle.SERIALNUMBER));
        for (String identifier : values(subject, BCStyle.ORGANIZATION_IDENTIFIER)) {
            numbers.add(identifier.startsWith(PREFIX) ? identifier.substring(PREFIX.length()) : "");
        }
        return numbers.size() == 1 ? OrganisationNumber.read(numbers.iterator().next()) : Optional.empty();
    }

    private static List<String> values(X500Name subject, ASN1ObjectIdentifier attribute) {
        List<String> values = new ArrayList<>();
        for (RDN rdn : subject.getRDNs(attribute)) {
            for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
                if (part.getType().equals(attribute)) {
                    values.add(text(part.getValue()));
                }
            }
        }
        return values;
    }

    private static String text(ASN1Encodable value) {
        return value instanceof ASN1String string ? string.getString() : "";
    }
}
