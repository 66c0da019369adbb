package no.kfr.client.upload;

import java.nio.file.Path;
import no.kfr.contract.upload.Batch;

/** What an upload asks of the register. Every method throws {@link no.kfr.client.soap.CallFailed}, after as many tries as make sense. */
public interface BatchCalls {

    /**
     * Sends a part, or the same part again.
     *
     * @param content gzip
     */
    Batch upload(UploadOptions options, FilePart part, String correlationId, Path content);

    Batch batch(String batchId);

    Batch confirm(String batchId);

    Batch cancel(String batchId);

    /** Writes the report's refused entries: position, entry, outcome, code, rule. */
    void refused(String batchId, Path to);
}
