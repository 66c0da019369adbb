package no.kfr.lookup.kar;

import java.util.UUID;
import no.kfr.identity.AccountNumber;

/**
 * Which institution services the account?
 *
 * @param caseId the account info request id
 * @param legalMandate as the agency wrote it
 */
public record KarAccountQuestion(AccountNumber account, UUID correlationId, UUID caseId, String legalMandate) {}
