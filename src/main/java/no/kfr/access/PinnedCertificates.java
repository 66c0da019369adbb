package no.kfr.access;

import java.util.Set;
import no.kfr.identity.OrganisationNumber;

/** The certificates that a participant has been bound to, where it wants that. Asked at every call, so it has to be quick. */
public interface PinnedCertificates {

    /**
     * SHA-256 fingerprints of the only certificates that count for this organisation, hexadecimal; case and colons do not
     * matter. Empty: every certificate of a trusted authority counts.
     */
    Set<String> fingerprintsOf(OrganisationNumber organisation);
}
