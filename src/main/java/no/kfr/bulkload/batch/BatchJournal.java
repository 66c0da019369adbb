package no.kfr.bulkload.batch;

import no.kfr.access.Operation;
import no.kfr.access.Signer;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.digest.Fingerprint;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import org.springframework.stereotype.Component;

/** What the journal keeps of batches: who asked, and what became of it. */
@Component
public class BatchJournal {

    private final Journal journal;

    BatchJournal(Journal journal) {
        this.journal = journal;
    }

    /** What a request asked, in the journal of the request. */
    public static void request(
            Journal journal,
            Operation operation,
            Signer signer,
            CorrelationId correlationId,
            OrganisationNumber institution,
            String detail) {
        record(
                journal,
                operation,
                signer.organisation(),
                Fingerprint.of(signer.certificate()),
                correlationId,
                institution,
                detail);
    }

    /** Done by the register itself, on what was asked then. */
    public void done(StoredBatch batch, String what) {
        Batch shown = batch.shown();
        record(
                journal,
                Operation.UPLOAD_BATCH,
                shown.submittedBy(),
                batch.certificate(),
                shown.correlationId(),
                shown.institution(),
                what + "; " + described(shown));
    }

    public static String described(Batch shown) {
        Batch.Counts counts = shown.counts();
        Batch.Endings endings = shown.endings();
        return "batch " + shown.batchId() + "; " + shown.mode() + "; extracted " + shown.extractedAt() + "; content "
                + shown.contentSha256() + "; entries " + shown.entries() + ", refused " + shown.refused()
                + ", duplicates " + shown.duplicates() + ", added " + counts.added() + ", changed " + counts.changed()
                + ", already there " + counts.alreadyThere() + ", ended " + counts.ended() + ", not found "
                + counts.notFound() + ", before start " + counts.beforeStart() + ", overtaken " + counts.overtaken()
                + ", not applied " + counts.notApplied()
                + (endings == null ? "" : ", missing " + endings.toEnd() + ", of them ended " + endings.ended());
    }

    private static void record(
            Journal journal,
            Operation operation,
            OrganisationNumber actor,
            String certificate,
            CorrelationId correlationId,
            OrganisationNumber institution,
            String detail) {
        journal.record(JournalEntry.of(operation.contractName())
                .by(actor, certificate)
                .onBehalfOf(institution)
                .correlationId(correlationId)
                .detail(detail)
                .entry());
    }
}
