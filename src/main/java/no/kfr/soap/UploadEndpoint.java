package no.kfr.soap;

import jakarta.jws.WebService;
import no.kfr.contract.upload.AnnulInstruction;
import no.kfr.contract.upload.BatchListQuery;
import no.kfr.contract.upload.BatchListReply;
import no.kfr.contract.upload.BatchQuery;
import no.kfr.contract.upload.BatchReply;
import no.kfr.contract.upload.BatchReportQuery;
import no.kfr.contract.upload.BatchReportReply;
import no.kfr.contract.upload.BatchUpload;
import no.kfr.contract.upload.CustomerRelationshipUpload;
import no.kfr.contract.upload.EndInstruction;
import no.kfr.contract.upload.ExtractQuery;
import no.kfr.contract.upload.ExtractReply;
import no.kfr.contract.upload.Instruction;
import no.kfr.contract.upload.OwnCustomerRelationship;
import no.kfr.contract.upload.Receipt;
import no.kfr.contract.upload.RegisterInstruction;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.upload.Uploads;
import org.springframework.stereotype.Component;

/** The upload service of the contract: from its types to {@link Uploads} and back. */
@Component
@WebService(endpointInterface = "no.kfr.contract.upload.CustomerRelationshipUpload")
class UploadEndpoint implements CustomerRelationshipUpload {

    private final Uploads uploads;

    UploadEndpoint(Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public Receipt registerCustomerRelationship(RegisterInstruction instruction) {
        return UploadMapping.receipt(uploads.register(
                UploadMapping.submission(Caller.current(), instruction),
                instruction.getStartDate(),
                instruction.getEndDate(),
                UploadMapping.ownership(instruction.getOwnershipType())));
    }

    @Override
    public Receipt endCustomerRelationship(EndInstruction instruction) {
        return UploadMapping.receipt(
                uploads.end(UploadMapping.submission(Caller.current(), instruction), instruction.getEndDate()));
    }

    @Override
    public Receipt annulCustomerRelationship(AnnulInstruction instruction) {
        return UploadMapping.receipt(uploads.annul(
                UploadMapping.submission(Caller.current(), instruction),
                instruction.getStartDate(),
                instruction.getReason()));
    }

    @Override
    public OwnCustomerRelationship getOwnCustomerRelationship(Instruction instruction) {
        return UploadMapping.own(uploads.getOwn(UploadMapping.submission(Caller.current(), instruction)));
    }

    @Override
    public BatchReply uploadBatch(BatchUpload query) {
        throw Refused.because(Code.UNKNOWN_OPERATION);
    }

    @Override
    public BatchReply getBatch(BatchQuery query) {
        throw Refused.because(Code.UNKNOWN_OPERATION);
    }

    @Override
    public BatchReportReply getBatchReport(BatchReportQuery query) {
        throw Refused.because(Code.UNKNOWN_OPERATION);
    }

    @Override
    public BatchReply confirmBatch(BatchQuery query) {
        throw Refused.because(Code.UNKNOWN_OPERATION);
    }

    @Override
    public BatchReply cancelBatch(BatchQuery query) {
        throw Refused.because(Code.UNKNOWN_OPERATION);
    }

    @Override
    public BatchListReply listBatches(BatchListQuery query) {
        throw Refused.because(Code.UNKNOWN_OPERATION);
    }

    @Override
    public ExtractReply extractOwnCustomerRelationships(ExtractQuery query) {
        throw Refused.because(Code.UNKNOWN_OPERATION);
    }
}
