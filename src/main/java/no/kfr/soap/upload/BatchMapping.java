package no.kfr.soap.upload;

import java.math.BigInteger;
import java.util.Objects;
import no.kfr.bulkload.BatchReport;
import no.kfr.bulkload.batch.BatchList;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.report.Extract;
import no.kfr.bulkload.report.ReportFile;
import no.kfr.contract.upload.Batch;
import no.kfr.contract.upload.BatchListQuery;
import no.kfr.contract.upload.BatchListReply;
import no.kfr.contract.upload.BatchReply;
import no.kfr.contract.upload.BatchReportReply;
import no.kfr.contract.upload.BatchStall;
import no.kfr.contract.upload.CsvFile;
import no.kfr.contract.upload.ExtractReply;
import no.kfr.contract.upload.ReportEntry;
import no.kfr.time.OsloTime;
import org.jspecify.annotations.Nullable;

/** What is answered about whole files: into the contract's types. */
final class BatchMapping {

    private BatchMapping() {}

    static BatchReply reply(String correlationId, no.kfr.bulkload.batch.Batch stored) {
        BatchReply reply = new BatchReply();
        reply.setCorrelationId(correlationId);
        reply.setBatch(batch(stored));
        return reply;
    }

    static BatchListReply reply(BatchListQuery query, BatchList list) {
        BatchListReply reply = new BatchListReply();
        reply.setCorrelationId(query.getCorrelationId());
        reply.setFinancialInstitution(query.getFinancialInstitution());
        list.batches().forEach(batch -> reply.getBatch().add(batch(batch)));
        reply.setMore(list.olderThan() != null);
        return reply;
    }

    static BatchReportReply reply(String correlationId, BatchReport report) {
        BatchReportReply reply = new BatchReportReply();
        reply.setCorrelationId(correlationId);
        reply.setBatch(batch(report.batch()));
        report.entries().forEach(entry -> reply.getEntry().add(entry(entry)));
        Integer next = report.nextPosition();
        reply.setNextPosition(next == null ? null : BigInteger.valueOf(next));
        return reply;
    }

    /** @param file as it is delivered */
    static BatchReportReply reply(String correlationId, ReportFile report, CsvFile file) {
        BatchReportReply reply = new BatchReportReply();
        reply.setCorrelationId(correlationId);
        reply.setBatch(batch(report.batch()));
        reply.setFile(file);
        return reply;
    }

    /** @param file as it is delivered */
    static ExtractReply reply(String correlationId, Extract extract, CsvFile file) {
        ExtractReply reply = new ExtractReply();
        reply.setCorrelationId(correlationId);
        reply.setFinancialInstitution(extract.institution().value());
        reply.setRelationshipType(UploadMapping.relationshipType(extract.relationshipType()));
        reply.setAsOf(OsloTime.of(extract.asOf()));
        reply.setFile(file);
        return reply;
    }

    private static Batch batch(no.kfr.bulkload.batch.Batch stored) {
        Batch batch = new Batch();
        batch.setBatchId(stored.batchId().toString());
        batch.setCorrelationId(stored.correlationId().toString());
        batch.setFinancialInstitution(stored.institution().value());
        batch.setSubmittedBy(stored.submittedBy().value());
        batch.setRelationshipType(UploadMapping.relationshipType(stored.relationshipType()));
        batch.setMode(BatchWords.mode(stored.mode()));
        batch.setState(BatchWords.state(stored.state()));
        batch.setExtractedAt(OsloTime.of(stored.extractedAt()));
        batch.setOnInvalidEntry(BatchWords.onInvalidEntry(stored.onInvalidEntry()));
        batch.setEntries(BigInteger.valueOf(stored.entries()));
        batch.setRefused(BigInteger.valueOf(stored.refused()));
        batch.setProcessed(BigInteger.valueOf(stored.processed()));
        batch.getOutcome().addAll(BatchWords.counts(stored));
        no.kfr.bulkload.batch.Batch.Endings endings = stored.endings();
        if (endings != null) {
            // what is over never says that it ended what it did not
            int number = stored.state().isFinal() ? endings.ended() : endings.toEnd();
            batch.setMissingEnded(BigInteger.valueOf(number));
            batch.setOpenRelationships(BigInteger.valueOf(endings.openRelationships()));
        }
        batch.setReceivedAt(OsloTime.of(stored.receivedAt()));
        batch.setStartedAt(stored.startedAt() == null ? null : OsloTime.of(stored.startedAt()));
        batch.setCompletedAt(stored.completedAt() == null ? null : OsloTime.of(stored.completedAt()));
        batch.setContentSha256(stored.contentSha256());
        var why = stored.confirmationReason();
        batch.setConfirmationReason(why == null ? null : BatchWords.confirmationReason(why));
        batch.setWouldEnd(wouldEnd(stored));
        batch.setStalled(stalled(stored.stall()));
        return batch;
    }

    private static @Nullable BatchStall stalled(no.kfr.bulkload.batch.Batch.@Nullable Stall stall) {
        if (stall == null) {
            return null;
        }
        BatchStall stalled = new BatchStall();
        stalled.setCode(stall.code());
        stalled.setSince(OsloTime.of(stall.since()));
        return stalled;
    }

    private static @Nullable BigInteger wouldEnd(no.kfr.bulkload.batch.Batch stored) {
        if (stored.state() != BatchState.AWAITING_CONFIRMATION) {
            return null;
        }
        no.kfr.bulkload.batch.Batch.Endings missing = stored.endings();
        Integer listed = stored.wouldEnd();
        if (missing == null && listed == null) {
            return null;
        }
        return BigInteger.valueOf(missing == null ? Objects.requireNonNull(listed) : missing.toEnd());
    }

    private static ReportEntry entry(no.kfr.bulkload.report.ReportEntry reported) {
        ReportEntry entry = new ReportEntry();
        entry.setPosition(BigInteger.valueOf(reported.position()));
        entry.setEntry(reported.entry());
        entry.setOutcome(BatchWords.outcome(reported.outcome()));
        entry.setCode(reported.code() == null ? null : reported.code().id());
        entry.setRule(reported.rule());
        return entry;
    }
}
