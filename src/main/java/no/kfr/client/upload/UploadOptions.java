package no.kfr.client.upload;

import java.time.Instant;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.OnInvalidEntry;

/** What an upload is to do, the same for all its parts. */
public record UploadOptions(
        String register, String institution, BatchMode mode, OnInvalidEntry onInvalidEntry, Instant extractedAt) {}
