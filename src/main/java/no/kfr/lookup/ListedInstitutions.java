package no.kfr.lookup;

import java.time.Instant;
import java.util.UUID;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.CoverageList;

/** What an agency was told of who is covered by which register. */
public record ListedInstitutions(UUID correlationId, OrganisationNumber consumer, Instant asOf, CoverageList list) {}
