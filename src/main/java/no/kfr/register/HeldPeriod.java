package no.kfr.register;

import java.time.Instant;
import java.time.LocalDate;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;

/** What is read of a row: never an entity, see {@link Relationships}. */
record HeldPeriod(String institution, LocalDate validFrom, LocalDate validTo, Ownership ownership, Instant recordedAt) {

    RecordedPeriod recorded() {
        return new RecordedPeriod(new Period(validFrom, validTo), ownership, recordedAt);
    }

    KnownRelationship known() {
        return new KnownRelationship(new OrganisationNumber(institution), new Period(validFrom, validTo), ownership);
    }
}
