package no.kfr.soap;

import jakarta.jws.WebService;
import no.kfr.contract.upload.AnnulInstruction;
import no.kfr.contract.upload.CustomerRelationshipUpload;
import no.kfr.contract.upload.EndInstruction;
import no.kfr.contract.upload.Instruction;
import no.kfr.contract.upload.OwnCustomerRelationship;
import no.kfr.contract.upload.Receipt;
import no.kfr.contract.upload.RegisterInstruction;
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
}
