package no.kfr.lookup;

import java.time.Instant;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.CoverageList;

/** What an agency was told of who is covered by which register. */
public record ListedInstitutions(
        CorrelationId correlationId, OrganisationNumber consumer, Instant asOf, CoverageList list) {}
