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
    public static void asked(
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
        BatchState state = batch.state();
        record(
                journal,
                Operation.UPLOAD_BATCH,
                state.submittedBy(),
                batch.certificate(),
                state.correlationId(),
                state.institution(),
                what + "; " + described(state));
    }

    public static String described(BatchState state) {
        BatchState.Counts counts = state.counts();
        BatchState.Endings endings = state.endings();
        return "batch " + state.batchId() + "; " + state.mode() + "; extracted " + state.extractedAt() + "; content "
                + state.contentSha256() + "; entries " + state.entries() + ", refused " + state.refused()
                + ", duplicates " + state.duplicates() + ", added " + counts.added() + ", changed " + counts.changed()
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
