package no.kfr.client.soap;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import java.nio.file.Path;
import java.util.UUID;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.BatchQuery;
import no.kfr.contract.upload.BatchReportQuery;
import no.kfr.contract.upload.BatchUpload;
import no.kfr.contract.upload.ExtractQuery;
import no.kfr.contract.upload.ReportFormat;

/** Requests about whole files, each with a correlation id of its own. */
public final class BatchRequests {

    private BatchRequests() {}

    /** @param file plain or gzip; read when the request is sent */
    public static BatchUpload upload(String institution, BatchMode mode, Path file) {
        var request = new BatchUpload();
        request.setCorrelationId(UUID.randomUUID().toString());
        request.setFinancialInstitution(institution);
        request.setMode(mode);
        request.setContent(new DataHandler(new Bytes(file)));
        return request;
    }

    public static BatchQuery batch(String institution, String batchId) {
        var request = new BatchQuery();
        request.setCorrelationId(UUID.randomUUID().toString());
        request.setFinancialInstitution(institution);
        request.setBatchId(batchId);
        return request;
    }

    public static BatchReportQuery report(String institution, String batchId, ReportFormat format) {
        var request = new BatchReportQuery();
        request.setCorrelationId(UUID.randomUUID().toString());
        request.setFinancialInstitution(institution);
        request.setBatchId(batchId);
        request.setFormat(format);
        return request;
    }

    public static ExtractQuery extract(String institution) {
        var request = new ExtractQuery();
        request.setCorrelationId(UUID.randomUUID().toString());
        request.setFinancialInstitution(institution);
        return request;
    }

    /** A file's type is not guessed from its name: it is the bytes that are sent. */
    private static final class Bytes extends FileDataSource {

        Bytes(Path file) {
            super(file.toFile());
        }

        @Override
        public String getContentType() {
            return "application/octet-stream";
        }
    }
}
