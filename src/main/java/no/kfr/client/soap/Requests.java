package no.kfr.client.soap;

import java.time.LocalDate;
import java.util.UUID;
import no.kfr.contract.lookup.AccountProviderRequest;
import no.kfr.contract.lookup.LookupRequest;
import no.kfr.contract.upload.EndInstruction;
import no.kfr.contract.upload.RegisterInstruction;
import org.jspecify.annotations.Nullable;

/** Requests of the contract, each with a correlation id of its own. */
public final class Requests {

    private Requests() {}

    /** @param start {@code null}: today, as the register sees it */
    public static RegisterInstruction register(String institution, String customerId, @Nullable LocalDate start) {
        var request = new RegisterInstruction();
        request.setCorrelationId(UUID.randomUUID().toString());
        request.setFinancialInstitution(institution);
        request.setCustomerId(customerId);
        request.setStartDate(start);
        return request;
    }

    /** @param end {@code null}: today, as the register sees it */
    public static EndInstruction end(String institution, String customerId, @Nullable LocalDate end) {
        var request = new EndInstruction();
        request.setCorrelationId(UUID.randomUUID().toString());
        request.setFinancialInstitution(institution);
        request.setCustomerId(customerId);
        request.setEndDate(end);
        return request;
    }

    /**
     * A question about one control object.
     *
     * @param caseId the same in all questions of one case
     */
    public static LookupRequest lookup(
            UUID caseId, String legalMandate, String controlObject, LocalDate from, LocalDate to) {
        var request = new LookupRequest();
        request.setCorrelationId(UUID.randomUUID().toString());
        request.setAccountInfoRequestId(caseId.toString());
        request.setLegalMandate(legalMandate);
        request.setControlObject(controlObject);
        request.setFromDate(from);
        request.setToDate(to);
        return request;
    }

    /** Who services the account? */
    public static AccountProviderRequest provider(UUID caseId, String legalMandate, String accountNumber) {
        var request = new AccountProviderRequest();
        request.setCorrelationId(UUID.randomUUID().toString());
        request.setAccountInfoRequestId(caseId.toString());
        request.setLegalMandate(legalMandate);
        request.setAccountNumber(accountNumber);
        return request;
    }
}
