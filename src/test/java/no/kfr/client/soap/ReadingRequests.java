package no.kfr.client.soap;

import java.util.UUID;
import no.kfr.contract.upload.BatchListQuery;
import no.kfr.contract.upload.Instruction;

/** Requests by which an institution reads what it has sent. */
public final class ReadingRequests {

    private ReadingRequests() {}

    public static Instruction own(String institution, String customerId) {
        var request = new Instruction();
        request.setCorrelationId(UUID.randomUUID().toString());
        request.setFinancialInstitution(institution);
        request.setCustomerId(customerId);
        return request;
    }

    public static BatchListQuery batches(String institution) {
        var request = new BatchListQuery();
        request.setCorrelationId(UUID.randomUUID().toString());
        request.setFinancialInstitution(institution);
        return request;
    }
}
