package no.kfr.bulkload.report;

import java.time.Instant;
import no.kfr.access.Signer;
import no.kfr.identity.CorrelationId;
import no.kfr.register.RelationshipType;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all that the register holds of an institution.
 *
 * @param relationshipType left out means {@link RelationshipType#DSOPBANK}
 * @param asOf a past moment; left out means now
 */
public record ExtractQuery(
        Signer signer,
        CorrelationId correlationId,
        String financialInstitution,
        @Nullable RelationshipType relationshipType,
        @Nullable Instant asOf) {}
