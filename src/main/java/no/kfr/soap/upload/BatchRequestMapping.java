package no.kfr.soap.upload;

import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.UUID;
import no.kfr.access.Signer;
import no.kfr.bulkload.BatchListQuery;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.CustomerRange;
import no.kfr.bulkload.batch.OnInvalidEntry;
import no.kfr.bulkload.intake.BatchContent;
import no.kfr.bulkload.intake.Sent;
import no.kfr.bulkload.report.BatchReportQuery;
import no.kfr.bulkload.report.ExtractQuery;
import no.kfr.contract.upload.BatchQuery;
import no.kfr.contract.upload.BatchUpload;
import no.kfr.identity.CorrelationId;
import org.jspecify.annotations.Nullable;

/** What is asked about whole files: from the contract's types. The schema has been checked before anything comes here. */
public final class BatchRequestMapping {

    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    private BatchRequestMapping() {}

    static no.kfr.bulkload.intake.BatchUpload upload(
            Signer signer, BatchUpload batch, BatchContent content, Sent sent) {
        return new no.kfr.bulkload.intake.BatchUpload(
                signer,
                CorrelationId.of(batch.getCorrelationId()),
                batch.getFinancialInstitution(),
                UploadMapping.relationshipType(batch.getRelationshipType()),
                new no.kfr.bulkload.intake.BatchUpload.Declaration(
                        mode(batch.getMode()),
                        batch.getExtractedAt() == null
                                ? null
                                : batch.getExtractedAt().toInstant(),
                        onInvalidEntry(batch.getOnInvalidEntry()),
                        number(batch.getNumberOfEntries()),
                        batch.getCustomerRange() == null ? null : range(batch.getCustomerRange())),
                content,
                sent);
    }

    static no.kfr.bulkload.BatchQuery query(Signer signer, BatchQuery query) {
        return new no.kfr.bulkload.BatchQuery(
                signer,
                CorrelationId.of(query.getCorrelationId()),
                query.getFinancialInstitution(),
                UUID.fromString(query.getBatchId()));
    }

    static BatchReportQuery report(Signer signer, no.kfr.contract.upload.BatchReportQuery query) {
        return new BatchReportQuery(
                signer,
                CorrelationId.of(query.getCorrelationId()),
                query.getFinancialInstitution(),
                UUID.fromString(query.getBatchId()),
                Boolean.TRUE.equals(query.isOnlyRefused()),
                number(query.getFromPosition()),
                number(query.getMaxEntries()));
    }

    static BatchListQuery list(Signer signer, no.kfr.contract.upload.BatchListQuery query) {
        return new BatchListQuery(
                signer,
                CorrelationId.of(query.getCorrelationId()),
                query.getFinancialInstitution(),
                query.getState() == null ? null : state(query.getState()),
                query.getOlderThan() == null ? null : UUID.fromString(query.getOlderThan()),
                number(query.getMaxBatches()));
    }

    static ExtractQuery extract(Signer signer, no.kfr.contract.upload.ExtractQuery query) {
        OffsetDateTime asOf = query.getAsOf();
        return new ExtractQuery(
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

    public static BatchMode mode(no.kfr.contract.upload.BatchMode mode) {
        return switch (mode) {
            case REGISTER -> BatchMode.REGISTER;
            case END -> BatchMode.END;
            case SNAPSHOT -> BatchMode.SNAPSHOT;
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

    public static BatchState state(no.kfr.contract.upload.BatchState state) {
        return switch (state) {
            case RECEIVED -> BatchState.RECEIVED;
            case AWAITING_CONFIRMATION -> BatchState.AWAITING_CONFIRMATION;
            case RUNNING -> BatchState.RUNNING;
            case COMPLETED -> BatchState.COMPLETED;
            case REJECTED -> BatchState.REJECTED;
            case CANCELLED -> BatchState.CANCELLED;
        };
    }
}
