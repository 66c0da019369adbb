package no.kfr.lookup.kar;

import no.kfr.identity.AccountNumber;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;

/**
 * Which institution services the account?
 *
 * @param caseId the account info request id
 * @param legalMandate as the agency wrote it
 */
public record KarAccountRequest(
        AccountNumber account, CorrelationId correlationId, CaseId caseId, String legalMandate) {}
