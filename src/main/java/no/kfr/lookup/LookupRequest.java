package no.kfr.lookup;

import org.jspecify.annotations.Nullable;

/**
 * Which institutions know the control object in this period? As received: the schema has seen to the form, nobody yet to
 * control digits and dates.
 *
 * @param onlyPrimaryOwner left out means false, and then the answer is silent on ownership
 * @param acceptPartial whether an answer without KAR's part is wanted when KAR does not answer
 */
public record LookupRequest(
        Asker asker,
        String controlObject,
        AskedDays days,
        @Nullable Boolean onlyPrimaryOwner,
        boolean acceptPartial) implements AgencyRequest {

    /** Masks the control object. */
    @Override
    public String toString() {
        return "lookup " + correlationId() + " of " + signer().organisation();
    }
}
