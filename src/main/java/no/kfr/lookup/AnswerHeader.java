package no.kfr.lookup;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;

/**
 * What every answer to an agency's request repeats of it, and when it was given.
 *
 * @param consumer whose rights counted
 * @param submittedBy who signed the request: the consumer itself or its supplier
 */
public record AnswerHeader(
        CorrelationId correlationId,
        CaseId accountInfoRequestId,
        OrganisationNumber consumer,
        OrganisationNumber submittedBy,
        Instant answeredAt) {

    public static AnswerHeader of(AgencyRequest request, OrganisationNumber consumer, Clock clock) {
        return new AnswerHeader(
                request.correlationId(),
                request.accountInfoRequestId(),
                consumer,
                request.signer().organisation(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
