package no.kfr.bulkload;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import no.kfr.access.NamedOrganisation;
import no.kfr.access.Operation;
import no.kfr.access.Signer;
import no.kfr.audit.RequestWork;
import no.kfr.bulkload.apply.BatchProgress;
import no.kfr.bulkload.apply.BatchTrigger;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchJournal;
import no.kfr.bulkload.batch.BatchList;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.intake.BatchUpload;
import no.kfr.bulkload.intake.Uploading;
import no.kfr.bulkload.report.BatchReportQuery;
import no.kfr.bulkload.report.Extract;
import no.kfr.bulkload.report.ExtractQuery;
import no.kfr.bulkload.report.Extracts;
import no.kfr.bulkload.report.ReadPermits;
import no.kfr.bulkload.report.ReportEntry;
import no.kfr.bulkload.report.ReportFile;
import no.kfr.bulkload.report.Reports;
import no.kfr.bulkload.report.SpooledFile;
import no.kfr.bulkload.report.WholeFiles;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.RelationshipType;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * The batches of institutions. An answer to an upload means: stored for good, every entry checked. It is applied in the
 * background, exactly once, by whichever node. Every method throws {@link Refused} with all that is wrong.
 */
@Service
public class Batches {

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    private final Uploading uploading;
    private final OwnBatches own;
    private final BatchProgress progress;
    private final Reports reports;
    private final Extracts extracts;
    private final ReadPermits readPermits;
    private final UnitOfWork transaction;
    private final ObjectProvider<BatchTrigger> trigger;
    private final BulkloadSettings settings;
    private final Clock clock;

    Batches(
            Uploading uploading,
            OwnBatches own,
            BatchProgress progress,
            WholeFiles files,
            UnitOfWork transaction,
            ObjectProvider<BatchTrigger> trigger,
            BulkloadSettings settings,
            Clock clock) {
        this.uploading = uploading;
        this.own = own;
        this.progress = progress;
        this.reports = files.reports();
        this.extracts = files.extracts();
        this.readPermits = files.permits();
        this.transaction = transaction;
        this.trigger = trigger;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes a batch in. The same batch again (signer, correlation id and content) is answered with how it stands now.
     *
     * @return received, or rejected: a batch with refused entries exists, with its report
     */
    public Batch upload(RequestWork work, BatchUpload upload) {
        Batch shown = uploading.upload(work, upload);
        wanted(work, shown);
        return shown;
    }

    public Batch get(RequestWork work, BatchQuery query) {
        return about(work, query, Operation.GET_BATCH, StoredBatch::shown);
    }

    /** Lets a batch that awaits confirmation go on. Confirming it once more changes nothing. */
    public Batch confirm(RequestWork work, BatchQuery query) {
        Batch shown = about(work, query, Operation.CONFIRM_BATCH, batch -> {
            if (!progress.confirm(batch) && !current(batch).confirmed()) {
                throw Refused.because(Code.BATCH_STATE, "batchId", "a batch that awaits confirmation");
            }
            return current(batch).shown();
        });
        wanted(work, shown);
        return shown;
    }

    /** Stops a batch that is not finished. What was applied stays. Cancelling it once more changes nothing. */
    public Batch cancel(RequestWork work, BatchQuery query) {
        Batch shown = about(work, query, Operation.CANCEL_BATCH, batch -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            if (!progress.cancel(batch, now) && current(batch).shown().state() != BatchState.CANCELLED) {
                throw Refused.because(Code.BATCH_STATE, "batchId", "a batch that is not finished");
            }
            return current(batch).shown();
        });
        // it may have held back others
        wanted(work, shown.institution());
        return shown;
    }

    public BatchList list(RequestWork work, BatchListQuery query) {
        OrganisationNumber institution =
                NamedOrganisation.institution(query.financialInstitution()).required();
        int most = limited(query.maxBatches(), settings.listedBatches());
        return work.conclude(journal -> {
            permitted(query.signer(), institution, Operation.LIST_BATCHES);
            List<StoredBatch> found = own.list(institution, query.state(), query.olderThan(), most + 1);
            List<Batch> page =
                    found.stream().limit(most).map(StoredBatch::shown).toList();
            BatchJournal.request(
                    journal,
                    Operation.LIST_BATCHES,
                    query.signer(),
                    query.correlationId(),
                    institution,
                    page.size() + " batches");
            return new BatchList(page, found.size() > most ? page.getLast().batchId() : null);
        });
    }

    /** A page. Where it can't be found by its key yet, the whole batch is read for it, and a few at a time do that. */
    public BatchReport report(RequestWork work, BatchReportQuery query) {
        BatchQuery about = query(query);
        if (transaction.inBulk().run(() -> reports.isOrdered(permitted(about, Operation.GET_BATCH_REPORT)))) {
            return page(work, query);
        }
        return readPermits.with(
                NamedOrganisation.institution(query.financialInstitution()).required(), () -> {
                    order(about);
                    return page(work, query);
                });
    }

    /** For as long as it takes: there may be millions of entries. */
    private void order(BatchQuery about) {
        try {
            transaction.inBulk().once(() -> reports.order(permitted(about, Operation.GET_BATCH_REPORT)));
        } catch (ConcurrencyFailureException | DataIntegrityViolationException anotherWritesIt) {
            LOG.debug("The report of batch {} is being written by another", about.batchId());
        }
    }

    private BatchReport page(RequestWork work, BatchReportQuery query) {
        int from = Math.max(1, Objects.requireNonNullElse(query.fromPosition(), 1));
        int most = limited(query.maxEntries(), settings.reportEntries());
        return about(work.inBulk(), query(query), Operation.GET_BATCH_REPORT, batch -> {
            List<ReportEntry> found = reports.page(batch, query.refusedOnly(), from, most);
            boolean more = found.size() > most;
            return new BatchReport(
                    batch.shown(),
                    found.stream().limit(most).toList(),
                    more ? found.getLast().position() : null);
        });
    }

    /** The whole report, whatever page was asked for. It is read chunk by chunk, in no transaction: it may be large. */
    public ReportFile reportCsv(RequestWork work, BatchReportQuery query) {
        BatchQuery about = query(query);
        StoredBatch batch = transaction.inBulk().run(() -> permitted(about, Operation.GET_BATCH_REPORT));
        SpooledFile file =
                readPermits.with(batch.shown().institution(), () -> reports.write(batch, query.refusedOnly()));
        try {
            return about(work.inBulk(), about, Operation.GET_BATCH_REPORT, now -> new ReportFile(batch.shown(), file));
        } catch (RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    public Extract extract(RequestWork work, ExtractQuery query) {
        OrganisationNumber institution =
                NamedOrganisation.institution(query.financialInstitution()).required();
        RelationshipType type = query.relationshipType() == null ? RelationshipType.DSOPBANK : query.relationshipType();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (query.asOf() != null && query.asOf().isAfter(now)) {
            throw Refused.because(Code.INVALID_DATE, "asOf", "not in the future");
        }
        transaction.inBulk().run(() -> permitted(query.signer(), institution, Operation.EXTRACT_OWN));
        SpooledFile file = readPermits.with(institution, () -> extracts.write(institution, type, query.asOf()));
        try {
            return work.inBulk().conclude(journal -> {
                permitted(query.signer(), institution, Operation.EXTRACT_OWN);
                BatchJournal.request(
                        journal,
                        Operation.EXTRACT_OWN,
                        query.signer(),
                        query.correlationId(),
                        institution,
                        file.count() + " relationships; as of " + (query.asOf() == null ? "now" : query.asOf())
                                + "; content " + file.sha256());
                return new Extract(institution, type, query.asOf() == null ? now : query.asOf(), file);
            });
        } catch (RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** Finds the batch, does something about it, and journals it. */
    private <T> T about(RequestWork work, BatchQuery query, Operation operation, Function<StoredBatch, T> answering) {
        return work.conclude(journal -> {
            StoredBatch batch = permitted(query, operation);
            T answer = answering.apply(batch);
            BatchJournal.request(
                    journal,
                    operation,
                    query.signer(),
                    query.correlationId(),
                    batch.shown().institution(),
                    "batch " + query.batchId() + "; " + current(batch).shown().state());
            return answer;
        });
    }

    private StoredBatch permitted(BatchQuery query, Operation operation) {
        return own.permitted(query, operation);
    }

    private boolean permitted(Signer signer, OrganisationNumber institution, Operation operation) {
        return own.permitted(signer, institution, operation);
    }

    private StoredBatch current(StoredBatch batch) {
        return own.current(batch);
    }

    private void wanted(RequestWork work, Batch shown) {
        if (!shown.state().isFinal()) {
            wanted(work, shown.institution());
        }
    }

    /** Nobody looks for a batch before it is there for all to see. */
    private void wanted(RequestWork work, OrganisationNumber institution) {
        work.afterCommit(() -> trigger.ifAvailable(each -> each.fire(institution)));
    }

    private static BatchQuery query(BatchReportQuery query) {
        UUID batchId = query.batchId();
        return new BatchQuery(query.signer(), query.correlationId(), query.financialInstitution(), batchId);
    }

    private static int limited(@Nullable Integer wanted, int most) {
        return wanted == null ? most : Math.clamp(wanted, 1, most);
    }
}
