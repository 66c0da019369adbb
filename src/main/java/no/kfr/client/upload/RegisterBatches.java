package no.kfr.client.upload;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.ZoneOffset;
import no.kfr.client.connect.CallRetry;
import no.kfr.client.soap.BatchRequests;
import no.kfr.client.soap.RegisterClient;
import no.kfr.contract.upload.Batch;
import no.kfr.contract.upload.BatchUpload;
import no.kfr.contract.upload.CustomerRange;
import no.kfr.contract.upload.ReportFormat;

/** The register itself, asked with patience. */
public final class RegisterBatches implements BatchCalls {

    private final RegisterClient client;
    private final String institution;
    private final CallRetry retry;

    public RegisterBatches(RegisterClient client, String institution, CallRetry retry) {
        this.client = client;
        this.institution = institution;
        this.retry = retry;
    }

    @Override
    public Batch upload(UploadOptions options, FilePart part, String correlationId, Path content) {
        BatchUpload request = BatchRequests.upload(institution, options.mode(), content);
        request.setCorrelationId(correlationId);
        request.setExtractedAt(options.extractedAt().atOffset(ZoneOffset.UTC));
        request.setOnInvalidEntry(options.onInvalidEntry());
        request.setNumberOfEntries(BigInteger.valueOf(part.entries()));
        if (part.range() != null) {
            var range = new CustomerRange();
            range.setFrom(part.range().from());
            range.setTo(part.range().to());
            request.setCustomerRange(range);
        }
        return retry.with(() -> client.uploadBatch(request).getBatch());
    }

    @Override
    public Batch batch(String batchId) {
        return retry.with(
                () -> client.batch(BatchRequests.batch(institution, batchId)).getBatch());
    }

    @Override
    public Batch confirm(String batchId) {
        return retry.with(() ->
                client.confirmBatch(BatchRequests.batch(institution, batchId)).getBatch());
    }

    @Override
    public Batch cancel(String batchId) {
        return retry.with(() ->
                client.cancelBatch(BatchRequests.batch(institution, batchId)).getBatch());
    }

    @Override
    public void refused(String batchId, Path to) {
        retry.with(() -> {
            var query = BatchRequests.report(institution, batchId, ReportFormat.CSV);
            query.setOnlyRefused(true);
            return client.batchReport(query, to);
        });
    }
}
