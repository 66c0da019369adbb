package no.kfr.demo.certificates;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Where an enterprise certificate carries the organisation number. Both are in use. */
public enum SubjectProfile {
    /** {@code serialNumber=974761076}. */
    OLD(BCStyle.SERIALNUMBER, ""),
    /** {@code organizationIdentifier=NTRNO-974761076}. */
    NEW(BCStyle.ORGANIZATION_IDENTIFIER, "NTRNO-");

    private final ASN1ObjectIdentifier attribute;
    private final String prefix;

    SubjectProfile(ASN1ObjectIdentifier attribute, String prefix) {
        this.attribute = attribute;
        this.prefix = prefix;
    }

    ASN1ObjectIdentifier attribute() {
        return attribute;
    }

    String valueFor(String organisationNumber) {
        return prefix + organisationNumber;
    }
}
