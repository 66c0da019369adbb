package no.kfr.soap.upload;

import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.UUID;
import no.kfr.access.Signer;
import no.kfr.bulkload.BatchesAsked;
import no.kfr.bulkload.batch.CustomerRange;
import no.kfr.bulkload.batch.Mode;
import no.kfr.bulkload.batch.OnInvalidEntry;
import no.kfr.bulkload.batch.State;
import no.kfr.bulkload.intake.BatchContent;
import no.kfr.bulkload.report.ExtractAsked;
import no.kfr.bulkload.report.ReportAsked;
import no.kfr.contract.upload.BatchListQuery;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.BatchQuery;
import no.kfr.contract.upload.BatchReportQuery;
import no.kfr.contract.upload.BatchState;
import no.kfr.contract.upload.BatchUpload;
import no.kfr.contract.upload.ExtractQuery;
import no.kfr.identity.CorrelationId;
import org.jspecify.annotations.Nullable;

/** What is asked about whole files: from the contract's types. The schema has been checked before anything comes here. */
public final class BatchAskedMapping {

    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    private BatchAskedMapping() {}

    static no.kfr.bulkload.intake.BatchUpload upload(Signer signer, BatchUpload batch, BatchContent content) {
        return new no.kfr.bulkload.intake.BatchUpload(
                signer,
                CorrelationId.of(batch.getCorrelationId()),
                batch.getFinancialInstitution(),
                UploadMapping.relationshipType(batch.getRelationshipType()),
                mode(batch.getMode()),
                batch.getExtractedAt() == null ? null : batch.getExtractedAt().toInstant(),
                onInvalidEntry(batch.getOnInvalidEntry()),
                number(batch.getNumberOfEntries()),
                batch.getCustomerRange() == null ? null : range(batch.getCustomerRange()),
                content);
    }

    static no.kfr.bulkload.BatchQuery query(Signer signer, BatchQuery query) {
        return new no.kfr.bulkload.BatchQuery(
                signer,
                CorrelationId.of(query.getCorrelationId()),
                query.getFinancialInstitution(),
                UUID.fromString(query.getBatchId()));
    }

    static ReportAsked report(Signer signer, BatchReportQuery query) {
        return new ReportAsked(
                signer,
                CorrelationId.of(query.getCorrelationId()),
                query.getFinancialInstitution(),
                UUID.fromString(query.getBatchId()),
                Boolean.TRUE.equals(query.isOnlyRefused()),
                number(query.getFromPosition()),
                number(query.getMaxEntries()));
    }

    static BatchesAsked list(Signer signer, BatchListQuery query) {
        return new BatchesAsked(
                signer,
                CorrelationId.of(query.getCorrelationId()),
                query.getFinancialInstitution(),
                query.getState() == null ? null : state(query.getState()),
                query.getOlderThan() == null ? null : UUID.fromString(query.getOlderThan()),
                number(query.getMaxBatches()));
    }

    static ExtractAsked extract(Signer signer, ExtractQuery query) {
        OffsetDateTime asOf = query.getAsOf();
        return new ExtractAsked(
                signer,
                CorrelationId.of(query.getCorrelationId()),
                query.getFinancialInstitution(),
                UploadMapping.relationshipType(query.getRelationshipType()),
                asOf == null ? null : asOf.toInstant());
    }

    private static CustomerRange range(no.kfr.contract.upload.CustomerRange range) {
        return new CustomerRange(range.getFrom(), range.getTo());
    }

    /** No file and no page has more; whoever asks for more gets, or is told, the same. */
    private static @Nullable Integer number(@Nullable BigInteger number) {
        return number == null ? null : number.min(MOST).intValueExact();
    }

    public static Mode mode(BatchMode mode) {
        return switch (mode) {
            case REGISTER -> Mode.REGISTER;
            case END -> Mode.END;
            case SNAPSHOT -> Mode.SNAPSHOT;
        };
    }

    public static @Nullable OnInvalidEntry onInvalidEntry(
            no.kfr.contract.upload.@Nullable OnInvalidEntry onInvalidEntry) {
        return onInvalidEntry == null
                ? null
                : switch (onInvalidEntry) {
                    case REJECT_BATCH -> OnInvalidEntry.REJECT_BATCH;
                    case SKIP_ENTRY -> OnInvalidEntry.SKIP_ENTRY;
                };
    }

    public static State state(BatchState state) {
        return switch (state) {
            case RECEIVED -> State.RECEIVED;
            case AWAITING_CONFIRMATION -> State.AWAITING_CONFIRMATION;
            case RUNNING -> State.RUNNING;
            case COMPLETED -> State.COMPLETED;
            case REJECTED -> State.REJECTED;
            case CANCELLED -> State.CANCELLED;
        };
    }
}
