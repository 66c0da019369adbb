package no.kfr.lookup;

import java.time.LocalDate;
import java.util.List;
import no.kfr.access.MandateTerms;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;

/**
 * What an agency may ask.
 *
 * @param asOf the day in Norway that the terms were worked out for
 */
public record OwnMandates(
        CorrelationId correlationId, OrganisationNumber consumer, LocalDate asOf, List<MandateTerms> mandates) {}
