package no.kfr.register;

import java.time.Instant;
import java.util.Map;
import no.kfr.identity.OrganisationNumber;

/** One way in which institutions upload, and when each last did. Every way in which they can has one. */
public interface UploadTimes {

    /** When something of the institution was last received, whether it changed anything or not; those that never sent are left out. */
    Map<OrganisationNumber, Instant> last();
}
