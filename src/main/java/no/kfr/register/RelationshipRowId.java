package no.kfr.register;

import java.time.Instant;
import java.time.LocalDate;

/** The key of a row: the relationship, the end of its period, and until when the register held it so. */
record RelationshipRowId(
        String customerId,
        String institution,
        RelationshipType relationshipType,
        LocalDate validTo,
        Instant supersededAt) {}
