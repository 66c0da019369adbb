package no.kfr.register;

import java.time.Instant;
import java.time.LocalDate;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;

/** What is read of a row: never an entity, see {@link Relationships}. */
public record HeldPeriod(
        String institution, LocalDate validFrom, LocalDate validTo, Ownership ownership, Instant recordedAt) {

    public RecordedPeriod recorded() {
        return new RecordedPeriod(new Period(validFrom, validTo), ownership, recordedAt);
    }

    public KnownRelationship known() {
        return new KnownRelationship(new OrganisationNumber(institution), new Period(validFrom, validTo), ownership);
    }
}
