package no.kfr.lookup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import no.kfr.access.Verdict;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;

/**
 * What would become of a question. Nothing was looked up, so nothing here is about the control object.
 *
 * @param answerId the trial's entry in the journal
 * @param from first day that would be asked about, default filled in
 * @param to last day that would be asked about, default filled in
 * @param verdict why it would be refused, and rules that it breaks although the agency is only warned of them
 */
public record LookupValidation(
        UUID answerId,
        CorrelationId correlationId,
        CaseId accountInfoRequestId,
        Instant at,
        LocalDate from,
        LocalDate to,
        Verdict verdict) {

    public boolean permitted() {
        return verdict.permitted();
    }
}
