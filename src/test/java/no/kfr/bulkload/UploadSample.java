package no.kfr.bulkload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import no.kfr.TestSigner;
import no.kfr.access.Signer;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.CustomerRange;
import no.kfr.bulkload.batch.OnInvalidEntry;
import no.kfr.bulkload.intake.BatchContent;
import no.kfr.bulkload.intake.BatchUpload;
import no.kfr.bulkload.intake.Sent;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/** A batch to upload, one property after the other: registering, by the institution itself, under a new correlation id. */
public final class UploadSample {

    private final String institution;
    private Signer signer;
    private CorrelationId correlationId = new CorrelationId(UUID.randomUUID());
    private BatchMode mode = BatchMode.REGISTER;
    private @Nullable Instant extractedAt;
    private @Nullable OnInvalidEntry onInvalidEntry;
    private @Nullable Integer entries;
    private @Nullable CustomerRange range;
    private @Nullable Sent sent;

    private UploadSample(String institution, Signer signer) {
        this.institution = institution;
        this.signer = signer;
    }

    public static UploadSample of(OrganisationNumber institution) {
        return new UploadSample(institution.value(), TestSigner.of(institution));
    }

    public static UploadSample of(String institution, Signer signer) {
        return new UploadSample(institution, signer);
    }

    /** The same as another one, but for its content and what it says of it. */
    public static UploadSample like(BatchUpload other) {
        return of(other.financialInstitution(), other.signer())
                .correlationId(other.correlationId())
                .mode(other.mode());
    }

    public UploadSample by(Signer other) {
        signer = other;
        return this;
    }

    public UploadSample correlationId(CorrelationId other) {
        correlationId = other;
        return this;
    }

    public UploadSample mode(BatchMode other) {
        mode = other;
        return this;
    }

    public UploadSample extractedAt(@Nullable Instant when) {
        extractedAt = when;
        return this;
    }

    public UploadSample onInvalidEntry(@Nullable OnInvalidEntry what) {
        onInvalidEntry = what;
        return this;
    }

    public UploadSample entries(int counted) {
        entries = counted;
        return this;
    }

    public UploadSample range(CustomerRange customers) {
        range = customers;
        return this;
    }

    public UploadSample sent(@Nullable Sent when) {
        sent = when;
        return this;
    }

    public BatchUpload with(String text) {
        return with(text.getBytes(StandardCharsets.UTF_8));
    }

    public BatchUpload with(byte[] content) {
        return with(BatchCase.content(content));
    }

    public BatchUpload with(BatchContent content) {
        return new BatchUpload(
                signer,
                correlationId,
                institution,
                null,
                new BatchUpload.Declaration(mode, extractedAt, onInvalidEntry, entries, range),
                content,
                sent);
    }
}
