package no.kfr.bulkload;

import java.util.List;
import java.util.UUID;
import no.kfr.access.Access;
import no.kfr.access.NamedOrganisation;
import no.kfr.access.Operation;
import no.kfr.access.Signer;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Batches, as far as the one who asks may see them. */
@Component
class OwnBatches {

    private final Access access;
    private final BatchTable batches;

    OwnBatches(Access access, BatchTable batches) {
        this.access = access;
        this.batches = batches;
    }

    /** Whose batch it is not does not learn that it exists. */
    StoredBatch permitted(BatchQuery query, Operation operation) {
        OrganisationNumber institution =
                NamedOrganisation.institution(query.financialInstitution()).required();
        permitted(query.signer(), institution, operation);
        return batches.find(query.batchId())
                .filter(found -> found.shown().institution().equals(institution))
                .orElseThrow(() -> Refused.because(Code.BATCH_NOT_FOUND));
    }

    /** Refuses who may not do that for the institution. */
    boolean permitted(Signer signer, OrganisationNumber institution, Operation operation) {
        access.permitUpload(signer, institution, operation);
        return true;
    }

    /** As it stands now. */
    StoredBatch current(StoredBatch batch) {
        return batches.find(batch.shown().batchId()).orElseThrow();
    }

    List<StoredBatch> list(
            OrganisationNumber institution, @Nullable BatchState state, @Nullable UUID olderThan, int most) {
        return batches.list(institution, state, olderThan, most);
    }
}
