package no.kfr.lookup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.refusal.Violation;

/**
 * What would become of a question. Nothing was looked up, so nothing here is about the control object.
 *
 * @param answerId the trial's entry in the journal
 * @param from first day that would be asked about, default filled in
 * @param to last day that would be asked about, default filled in
 * @param reasons why it would be refused; empty when it would be answered
 * @param warnings rules that it breaks although the agency is only warned of them
 */
public record LookupValidation(
        UUID answerId,
        CorrelationId correlationId,
        CaseId accountInfoRequestId,
        Instant at,
        LocalDate from,
        LocalDate to,
        List<Violation> reasons,
        List<Violation> warnings) {

    public boolean permitted() {
        return reasons.isEmpty();
    }
}
