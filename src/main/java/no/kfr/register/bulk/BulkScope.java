package no.kfr.register.bulk;

import java.time.Instant;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.RelationshipType;

/**
 * What all entries of a list have in common.
 *
 * @param statedAt when the list was true, to the microsecond
 */
public record BulkScope(OrganisationNumber institution, RelationshipType type, Instant statedAt) {}
