package no.kfr.bulkload.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.kfr.access.Access;
import no.kfr.access.NamedOrganisation;
import no.kfr.access.Operation;
import no.kfr.audit.Journal;
import no.kfr.audit.RequestWork;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchJournal;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.batch.CustomerRange;
import no.kfr.bulkload.batch.OnInvalidEntry;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.bulkload.entry.RefusedEntries;
import no.kfr.digest.Fingerprint;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import no.kfr.register.RegisterSettings;
import no.kfr.register.RelationshipType;
import no.kfr.register.bulk.BulkScope;
import no.kfr.time.OsloDay;
import no.kfr.transaction.CommonTime;
import no.kfr.transaction.UnitOfWork;
import org.springframework.stereotype.Component;

/** Takes batches in, each only once. */
@Component
public class Uploading {

    private static final Operation OPERATION = Operation.UPLOAD_BATCH;
    private static final Duration WHEN_SOME_ARE_DONE = Duration.ofMinutes(1);

    private final Access access;
    private final Intake intake;
    private final BatchTable batches;
    private final ChunkTable chunks;
    private final UnitOfWork transaction;
    private final BulkloadSettings settings;
    private final RegisterSettings register;
    private final CommonTime time;

    Uploading(
            Access access,
            Intake intake,
            BatchTable batches,
            ChunkTable chunks,
            UnitOfWork transaction,
            BulkloadSettings settings,
            RegisterSettings register,
            CommonTime time) {
        this.access = access;
        this.intake = intake;
        this.batches = batches;
        this.chunks = chunks;
        this.transaction = transaction;
        this.settings = settings;
        this.register = register;
        this.time = time;
    }

    public Batch upload(RequestWork work, BatchUpload upload) {
        Instant now = transaction.run(time::now);
        Extraction extraction = new Extraction(upload.extractedAt(), upload.sent(), now);
        OrganisationNumber institution = check(upload, extraction);
        boolean known = transaction.inBulk().run(() -> {
            access.permitUpload(upload.signer(), institution, OPERATION);
            return earlier(upload).isPresent() || refusedWhenThereAreMany(institution);
        });
        if (known) {
            String sha256 = RequestContent.sha256(upload, intake.sha256(upload));
            return work.inBulk()
                    .conclude(journal ->
                            repeated(journal, upload, institution, sha256).orElseThrow());
        }
        return intake.withRoom(() -> {
            Intake.Read read = intake.read(upload, OsloDay.of(now), OsloDay.of(extraction.counts()));
            StoredBatch batch = batch(upload, institution, read, extraction);
            return work.inBulk()
                    .conclude(journal -> repeated(journal, upload, institution, batch.requestSha256())
                            .orElseGet(() -> store(journal, upload, batch, read.entries())));
        });
    }

    private OrganisationNumber check(BatchUpload upload, Extraction extraction) {
        List<Violation> violations = new ArrayList<>();
        NamedOrganisation institution = NamedOrganisation.institution(upload.financialInstitution());
        institution.violation().ifPresent(violations::add);
        if (extraction.isInFuture()) {
            violations.add(Violation.of(Code.INVALID_DATE, "extractedAt", "not in the future"));
        }
        CustomerRange range = upload.customerRange();
        if (range != null && upload.mode() != BatchMode.SNAPSHOT) {
            violations.add(Violation.of(Code.INVALID_REQUEST, "customerRange", "only with mode SNAPSHOT"));
        } else if (range != null && !range.isValid()) {
            violations.add(Violation.of(Code.INVALID_REQUEST, "customerRange", "digits, the first not after the last"));
        }
        if (!violations.isEmpty()) {
            throw Refused.because(violations);
        }
        return institution.required();
    }

    private Optional<StoredBatch> earlier(BatchUpload upload) {
        return batches.ofRequest(upload.signer().organisation(), upload.correlationId());
    }

    /** Every ending of a single relationship looks through the batches that are not finished: there are not too many to look through. */
    private boolean refusedWhenThereAreMany(OrganisationNumber institution) {
        if (batches.countUnfinished(institution) >= settings.maxUnfinished()) {
            throw Refused.forNow(Code.TOO_MANY_UNFINISHED, WHEN_SOME_ARE_DONE);
        }
        return false;
    }

    /** How the batch stands, when it is here already. Permission comes first, in every attempt. */
    private Optional<Batch> repeated(
            Journal journal, BatchUpload upload, OrganisationNumber institution, String requestSha256) {
        access.permitUpload(upload.signer(), institution, OPERATION);
        return earlier(upload).map(batch -> {
            if (!batch.requestSha256().equals(requestSha256)) {
                throw Refused.because(
                        Code.IDEMPOTENCY_CONFLICT,
                        "correlationId",
                        "new for every batch; this one has another content");
            }
            record(journal, upload, "repeated; " + batch.shown().state(), batch.shown());
            return batch.shown();
        });
    }

    private Batch store(Journal journal, BatchUpload upload, StoredBatch batch, EntryList entries) {
        if (!batch.shown().state().isFinal()) {
            refusedWhenThereAreMany(batch.shown().institution());
        }
        batches.insert(batch);
        int[] number = {0};
        entries.forEachChunk(settings.chunkSize(), chunk -> chunks.insert(batch.id(), number[0]++, chunk));
        int page = 0;
        for (RefusedEntries.Page each : entries.refused().pages()) {
            chunks.insert(batch.id(), page++, each);
        }
        record(journal, upload, batch.shown().state().name(), batch.shown());
        return batch.shown();
    }

    private void record(Journal journal, BatchUpload upload, String what, Batch shown) {
        BatchJournal.request(
                journal,
                OPERATION,
                upload.signer(),
                upload.correlationId(),
                shown.institution(),
                what + "; " + BatchJournal.described(shown));
    }

    private StoredBatch batch(
            BatchUpload upload, OrganisationNumber institution, Intake.Read read, Extraction extraction) {
        EntryList entries = read.entries();
        OnInvalidEntry onInvalid =
                upload.onInvalidEntry() == null ? OnInvalidEntry.REJECT_BATCH : upload.onInvalidEntry();
        boolean rejected = entries.refusedCount() > 0 && onInvalid == OnInvalidEntry.REJECT_BATCH;
        int notApplied = rejected ? entries.entries() - entries.refusedCount() - entries.duplicates() : 0;
        int[] chunkCount = {0};
        entries.forEachChunk(settings.chunkSize(), chunk -> chunkCount[0]++);
        var shown = new Batch(
                UUID.randomUUID(),
                new Batch.Origin(upload.correlationId(), upload.signer().organisation(), read.contentSha256()),
                new BulkScope(institution, type(upload), extraction.counts()),
                new Batch.Terms(upload.mode(), onInvalid, upload.customerRange()),
                rejected ? BatchState.REJECTED : BatchState.RECEIVED,
                Batch.Tally.of(entries.entries())
                        .withRefused(entries.refusedCount())
                        .withDuplicates(entries.duplicates())
                        .withCounts(Batch.Counts.leftOut(notApplied)),
                Batch.Effects.UNKNOWN,
                Batch.Times.received(extraction.received()).completedAt(rejected ? extraction.received() : null));
        return new StoredBatch(
                shown,
                false,
                StoredBatch.Chunks.toDo(chunkCount[0]),
                StoredBatch.Findings.unreadable(entries.unreadable())
                        .withEarlyStarts(upload.mode() == BatchMode.END ? 0 : entries.count(register::isDoubtful)),
                StoredBatch.Proof.signedWith(Fingerprint.of(upload.signer().certificate()))
                        .ofRequest(RequestContent.sha256(upload, read.contentSha256())));
    }

    private static RelationshipType type(BatchUpload upload) {
        return upload.relationshipType() == null ? RelationshipType.DSOPBANK : upload.relationshipType();
    }
}
