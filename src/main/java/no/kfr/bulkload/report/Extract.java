package no.kfr.bulkload.report;

import java.time.Instant;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.RelationshipType;

/**
 * All that the register holds, or held, of an institution: {@code customerId,startDate,endDate,ownershipType}, by customer id.
 * Whoever gets it closes the file.
 */
public record Extract(
        OrganisationNumber institution, RelationshipType relationshipType, Instant asOf, SpooledFile file) {}
