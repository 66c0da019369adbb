package no.kfr.upload;

import no.kfr.access.Signer;
import no.kfr.identity.CorrelationId;
import no.kfr.register.RelationshipType;
import org.jspecify.annotations.Nullable;

/**
 * What every request about one customer of one institution says, as received: the schema has seen to its form, nobody yet
 * to its control digits.
 *
 * @param relationshipType {@code null} when left out, which means {@link RelationshipType#DSOPBANK}
 */
public record Instruction(
        Signer signer,
        CorrelationId correlationId,
        String financialInstitution,
        String customerId,
        @Nullable RelationshipType relationshipType) {

    RelationshipType type() {
        return relationshipType == null ? RelationshipType.DSOPBANK : relationshipType;
    }

    /** Masks the customer. */
    @Override
    public String toString() {
        return "instruction " + correlationId + " of " + signer.organisation();
    }
}
