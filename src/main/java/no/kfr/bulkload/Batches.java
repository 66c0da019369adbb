package no.kfr.bulkload;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import no.kfr.access.Access;
import no.kfr.access.NamedOrganisation;
import no.kfr.access.Operation;
import no.kfr.access.Signer;
import no.kfr.audit.RequestWork;
import no.kfr.bulkload.apply.BatchProgress;
import no.kfr.bulkload.apply.Turns;
import no.kfr.bulkload.batch.BatchJournal;
import no.kfr.bulkload.batch.BatchList;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BatchTable;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.batch.State;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.intake.BatchUpload;
import no.kfr.bulkload.intake.Uploading;
import no.kfr.bulkload.report.Extract;
import no.kfr.bulkload.report.ExtractAsked;
import no.kfr.bulkload.report.Extracts;
import no.kfr.bulkload.report.ReadingRoom;
import no.kfr.bulkload.report.ReportAsked;
import no.kfr.bulkload.report.ReportEntry;
import no.kfr.bulkload.report.ReportFile;
import no.kfr.bulkload.report.Reports;
import no.kfr.bulkload.report.SpooledFile;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.RelationshipType;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * The batches of institutions. An answer to an upload means: stored for good, every entry checked. It is applied in the
 * background, exactly once, by whichever node. Every method throws {@link Refused} with all that is wrong.
 */
@Service
public class Batches {

    private final Uploading uploading;
    private final BatchTable batches;
    private final BatchProgress progress;
    private final Reports reports;
    private final Extracts extracts;
    private final ReadingRoom room;
    private final Access access;
    private final UnitOfWork transaction;
    private final ObjectProvider<Turns> turns;
    private final BulkloadSettings settings;
    private final Clock clock;

    Batches(
            Uploading uploading,
            BatchTable batches,
            BatchProgress progress,
            Reports reports,
            Extracts extracts,
            ReadingRoom room,
            Access access,
            UnitOfWork transaction,
            ObjectProvider<Turns> turns,
            BulkloadSettings settings,
            Clock clock) {
        this.uploading = uploading;
        this.batches = batches;
        this.progress = progress;
        this.reports = reports;
        this.extracts = extracts;
        this.room = room;
        this.access = access;
        this.transaction = transaction;
        this.turns = turns;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes a batch in. The same batch again (signer, correlation id and content) is answered with how it stands now.
     *
     * @return received, or rejected: a batch with refused entries exists, with its report
     */
    public BatchState upload(RequestWork request, BatchUpload upload) {
        BatchState state = uploading.upload(request, upload);
        wanted(request, state);
        return state;
    }

    public BatchState get(RequestWork request, BatchQuery query) {
        return about(request, query, Operation.GET_BATCH, StoredBatch::state);
    }

    /** Lets a batch that awaits confirmation go on. Confirming it once more changes nothing. */
    public BatchState confirm(RequestWork request, BatchQuery query) {
        BatchState state = about(request, query, Operation.CONFIRM_BATCH, batch -> {
            if (!progress.confirm(batch) && !current(batch).confirmed()) {
                throw Refused.because(Code.BATCH_STATE, "batchId", "a batch that awaits confirmation");
            }
            return current(batch).state();
        });
        wanted(request, state);
        return state;
    }

    /** Stops a batch that is not finished. What was applied stays. Cancelling it once more changes nothing. */
    public BatchState cancel(RequestWork request, BatchQuery query) {
        BatchState state = about(request, query, Operation.CANCEL_BATCH, batch -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            if (!progress.cancel(batch, now) && current(batch).state().state() != State.CANCELLED) {
                throw Refused.because(Code.BATCH_STATE, "batchId", "a batch that is not finished");
            }
            return current(batch).state();
        });
        // it may have held back others
        wanted(request, state.institution());
        return state;
    }

    public BatchList list(RequestWork request, BatchesAsked asked) {
        OrganisationNumber institution =
                NamedOrganisation.institution(asked.financialInstitution()).required();
        int most = limited(asked.maxBatches(), settings.listedBatches());
        return request.conclude(journal -> {
            access.permitUpload(asked.signer(), institution, Operation.LIST_BATCHES);
            List<StoredBatch> found = batches.list(institution, asked.state(), asked.olderThan(), most + 1);
            List<BatchState> page =
                    found.stream().limit(most).map(StoredBatch::state).toList();
            BatchJournal.asked(
                    journal,
                    Operation.LIST_BATCHES,
                    asked.signer(),
                    asked.correlationId(),
                    institution,
                    page.size() + " batches");
            return new BatchList(page, found.size() > most ? page.getLast().batchId() : null);
        });
    }

    public BatchReport report(RequestWork request, ReportAsked asked) {
        int from = Math.max(1, Objects.requireNonNullElse(asked.fromPosition(), 1));
        int most = limited(asked.maxEntries(), settings.reportEntries());
        return about(request, query(asked), Operation.GET_BATCH_REPORT, batch -> {
            List<ReportEntry> found = reports.page(batch, asked.refusedOnly(), from, most);
            boolean more = found.size() > most;
            return new BatchReport(
                    batch.state(),
                    found.stream().limit(most).toList(),
                    more ? found.getLast().position() : null);
        });
    }

    /** The whole report, whatever page was asked for. It is read chunk by chunk, in no transaction: it may be large. */
    public ReportFile reportCsv(RequestWork request, ReportAsked asked) {
        BatchQuery query = query(asked);
        StoredBatch batch = transaction.run(() -> permitted(query, Operation.GET_BATCH_REPORT));
        return room.with(batch.state().institution(), () -> {
            SpooledFile file = reports.write(batch, asked.refusedOnly());
            try {
                return about(request, query, Operation.GET_BATCH_REPORT, now -> new ReportFile(batch.state(), file));
            } catch (RuntimeException failed) {
                file.close();
                throw failed;
            }
        });
    }

    public Extract extract(RequestWork request, ExtractAsked asked) {
        OrganisationNumber institution =
                NamedOrganisation.institution(asked.financialInstitution()).required();
        RelationshipType type = asked.relationshipType() == null ? RelationshipType.DSOPBANK : asked.relationshipType();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (asked.asOf() != null && asked.asOf().isAfter(now)) {
            throw Refused.because(Code.INVALID_DATE, "asOf", "not in the future");
        }
        transaction.run(() -> permitted(asked.signer(), institution, Operation.EXTRACT_OWN));
        SpooledFile file = room.with(institution, () -> extracts.write(institution, type, asked.asOf()));
        try {
            return request.conclude(journal -> {
                permitted(asked.signer(), institution, Operation.EXTRACT_OWN);
                BatchJournal.asked(
                        journal,
                        Operation.EXTRACT_OWN,
                        asked.signer(),
                        asked.correlationId(),
                        institution,
                        file.count() + " relationships; as of " + (asked.asOf() == null ? "now" : asked.asOf())
                                + "; content " + file.sha256());
                return new Extract(institution, type, asked.asOf() == null ? now : asked.asOf(), file);
            });
        } catch (RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** Finds the batch, does something about it, and journals it. */
    private <T> T about(RequestWork request, BatchQuery query, Operation operation, Function<StoredBatch, T> work) {
        return request.conclude(journal -> {
            StoredBatch batch = permitted(query, operation);
            T answer = work.apply(batch);
            BatchJournal.asked(
                    journal,
                    operation,
                    query.signer(),
                    query.correlationId(),
                    batch.state().institution(),
                    "batch " + query.batchId() + "; " + current(batch).state().state());
            return answer;
        });
    }

    /** Whose batch it is not does not learn that it exists. */
    private StoredBatch permitted(BatchQuery query, Operation operation) {
        OrganisationNumber institution =
                NamedOrganisation.institution(query.financialInstitution()).required();
        permitted(query.signer(), institution, operation);
        return batches.find(query.batchId())
                .filter(found -> found.state().institution().equals(institution))
                .orElseThrow(() -> Refused.because(Code.BATCH_NOT_FOUND));
    }

    private boolean permitted(Signer signer, OrganisationNumber institution, Operation operation) {
        access.permitUpload(signer, institution, operation);
        return true;
    }

    private StoredBatch current(StoredBatch batch) {
        return batches.find(batch.state().batchId()).orElseThrow();
    }

    private void wanted(RequestWork request, BatchState state) {
        if (!state.state().isFinal()) {
            wanted(request, state.institution());
        }
    }

    /** Nobody looks for a batch before it is there for all to see. */
    private void wanted(RequestWork request, OrganisationNumber institution) {
        request.afterCommit(() -> turns.ifAvailable(each -> each.wanted(institution)));
    }

    private static BatchQuery query(ReportAsked asked) {
        UUID batchId = asked.batchId();
        return new BatchQuery(asked.signer(), asked.correlationId(), asked.financialInstitution(), batchId);
    }

    private static int limited(@Nullable Integer asked, int most) {
        return asked == null ? most : Math.clamp(asked, 1, most);
    }
}
