package no.kfr.soap.upload;

import jakarta.jws.WebService;
import java.util.Objects;
import no.kfr.access.Signer;
import no.kfr.bulkload.Batches;
import no.kfr.bulkload.intake.Sent;
import no.kfr.bulkload.report.Extract;
import no.kfr.bulkload.report.ReportFile;
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
import no.kfr.contract.upload.ReportFormat;
import no.kfr.soap.attachment.ReceivedContent;
import no.kfr.soap.proof.RequestUnderWay;
import no.kfr.soap.security.SentMessage;
import no.kfr.upload.Uploads;
import org.apache.cxf.message.Exchange;

/** The upload service of the contract, for one request: from its types to {@link Uploads} and {@link Batches} and back. */
@WebService(endpointInterface = "no.kfr.contract.upload.CustomerRelationshipUpload")
public class UploadEndpoint implements CustomerRelationshipUpload {

    private final Uploads uploads;
    private final Batches batches;
    private final Exchange exchange;
    private final RequestUnderWay work;
    private final Signer signer;
    private final FileInReply files;

    /** @param mostInMessage bytes of a file that is not sent as an attachment */
    public UploadEndpoint(Uploads uploads, Batches batches, long mostInMessage, Exchange exchange) {
        this.uploads = uploads;
        this.batches = batches;
        this.exchange = exchange;
        this.work = RequestUnderWay.of(exchange);
        this.signer = work.signer();
        this.files = new FileInReply(exchange.getInMessage(), mostInMessage);
    }

    @Override
    public Receipt registerCustomerRelationship(RegisterInstruction instruction) {
        return UploadMapping.receipt(uploads.register(
                work,
                UploadMapping.instruction(signer, instruction),
                instruction.getStartDate(),
                instruction.getEndDate(),
                UploadMapping.ownership(instruction.getOwnershipType())));
    }

    @Override
    public Receipt endCustomerRelationship(EndInstruction instruction) {
        return UploadMapping.receipt(
                uploads.end(work, UploadMapping.instruction(signer, instruction), instruction.getEndDate()));
    }

    @Override
    public Receipt annulCustomerRelationship(AnnulInstruction instruction) {
        return UploadMapping.receipt(uploads.annul(
                work,
                UploadMapping.instruction(signer, instruction),
                instruction.getStartDate(),
                instruction.getReason()));
    }

    @Override
    public OwnCustomerRelationship getOwnCustomerRelationship(Instruction instruction) {
        return UploadMapping.own(uploads.getOwn(work, UploadMapping.instruction(signer, instruction)));
    }

    @Override
    public BatchReply uploadBatch(BatchUpload batch) {
        ReceivedContent content = exchange.get(ReceivedContent.class);
        return BatchMapping.reply(
                batch.getCorrelationId(),
                batches.upload(
                        work, BatchRequestMapping.upload(signer, batch, Objects.requireNonNull(content), sent())));
    }

    private Sent sent() {
        SentMessage message = Objects.requireNonNull(exchange.get(SentMessage.class));
        return new Sent(message.created(), work.arrived(), message.tolerance());
    }

    @Override
    public BatchReply getBatch(BatchQuery query) {
        return BatchMapping.reply(
                query.getCorrelationId(), batches.get(work, BatchRequestMapping.query(signer, query)));
    }

    @Override
    public BatchReportReply getBatchReport(BatchReportQuery query) {
        var part = BatchRequestMapping.report(signer, query);
        if (query.getFormat() != ReportFormat.CSV) {
            return BatchMapping.reply(query.getCorrelationId(), batches.report(work, part));
        }
        ReportFile report = batches.reportCsv(work, part);
        return BatchMapping.reply(
                query.getCorrelationId(), report, files.deliver(report.file(), query.getFileDelivery()));
    }

    @Override
    public BatchReply confirmBatch(BatchQuery query) {
        return BatchMapping.reply(
                query.getCorrelationId(), batches.confirm(work, BatchRequestMapping.query(signer, query)));
    }

    @Override
    public BatchReply cancelBatch(BatchQuery query) {
        return BatchMapping.reply(
                query.getCorrelationId(), batches.cancel(work, BatchRequestMapping.query(signer, query)));
    }

    @Override
    public BatchListReply listBatches(BatchListQuery query) {
        return BatchMapping.reply(query, batches.list(work, BatchRequestMapping.list(signer, query)));
    }

    @Override
    public ExtractReply extractOwnCustomerRelationships(ExtractQuery query) {
        Extract extract = batches.extract(work, BatchRequestMapping.extract(signer, query));
        return BatchMapping.reply(
                query.getCorrelationId(), extract, files.deliver(extract.file(), query.getFileDelivery()));
    }
}
