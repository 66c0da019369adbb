package no.kfr.register;

import java.time.Instant;
import no.kfr.identity.OrganisationNumber;

/**
 * What all entries of a list have in common.
 *
 * @param statedAt when the list was true, to the microsecond
 */
public record BulkScope(OrganisationNumber institution, RelationshipType type, Instant statedAt) {}
