package no.kfr.bulkload.report;

import java.time.Instant;
import java.util.UUID;
import no.kfr.access.Signer;
import no.kfr.register.RelationshipType;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all that the register holds of an institution.
 *
 * @param relationshipType left out means {@link RelationshipType#DSOPBANK}
 * @param asOf a past moment; left out means now
 */
public record ExtractAsked(
        Signer signer,
        UUID correlationId,
        String financialInstitution,
        @Nullable RelationshipType relationshipType,
        @Nullable Instant asOf) {}
