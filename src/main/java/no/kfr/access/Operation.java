package no.kfr.access;

import java.util.Arrays;
import java.util.Optional;

/** The operations of the contracts: what a mandate permits and a delegation is given for. */
public enum Operation {
    REGISTER("registerCustomerRelationship", Service.UPLOAD),
    END("endCustomerRelationship", Service.UPLOAD),
    ANNUL("annulCustomerRelationship", Service.UPLOAD),
    GET_OWN("getOwnCustomerRelationship", Service.UPLOAD),
    UPLOAD_BATCH("uploadBatch", Service.UPLOAD),
    GET_BATCH("getBatch", Service.UPLOAD),
    GET_BATCH_REPORT("getBatchReport", Service.UPLOAD),
    CONFIRM_BATCH("confirmBatch", Service.UPLOAD),
    CANCEL_BATCH("cancelBatch", Service.UPLOAD),
    LIST_BATCHES("listBatches", Service.UPLOAD),
    EXTRACT_OWN("extractOwnCustomerRelationships", Service.UPLOAD),
    LOOKUP("lookupCustomerRelationships", Service.LOOKUP),
    LIST_MANDATES("listLegalMandates", Service.LOOKUP),
    LIST_INSTITUTIONS("listFinancialInstitutions", Service.LOOKUP),
    ACCOUNT_PROVIDER("getAccountServicingProvider", Service.LOOKUP);

    /** The service that an operation belongs to. */
    public enum Service {
        UPLOAD,
        LOOKUP
    }

    private final String contractName;
    private final Service service;

    Operation(String contractName, Service service) {
        this.contractName = contractName;
        this.service = service;
    }

    /** The name in the WSDL, in mandates and in delegations. */
    public String contractName() {
        return contractName;
    }

    public Service service() {
        return service;
    }

    public static Optional<Operation> named(String contractName) {
        return Arrays.stream(values())
                .filter(operation -> operation.contractName.equals(contractName))
                .findFirst();
    }
}
