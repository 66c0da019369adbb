package no.kfr.bulkload;

import no.kfr.refusal.Refused;
import org.springframework.stereotype.Service;

/**
 * The batches of institutions. An answer to an upload means: stored for good, every entry checked. It is applied in the
 * background, exactly once, by whichever node. Every method throws {@link Refused} with all that is wrong.
 */
@Service
public class Batches {

    /**
     * Takes a batch in. The same batch again (signer, correlation id and content) is answered with how it stands now.
     *
     * @return received, awaiting confirmation, or rejected: a batch with refused entries exists, with its report
     */
    public BatchState upload(BatchUpload upload) {
        throw new UnsupportedOperationException();
    }

    public BatchState get(BatchQuery query) {
        throw new UnsupportedOperationException();
    }

    /** Lets a batch that awaits confirmation go on. */
    public BatchState confirm(BatchQuery query) {
        throw new UnsupportedOperationException();
    }

    /** Stops a batch that is not finished. What was applied stays. */
    public BatchState cancel(BatchQuery query) {
        throw new UnsupportedOperationException();
    }

    public BatchList list(BatchesAsked asked) {
        throw new UnsupportedOperationException();
    }

    public BatchReport report(ReportAsked asked) {
        throw new UnsupportedOperationException();
    }

    public ReportFile reportCsv(ReportAsked asked) {
        throw new UnsupportedOperationException();
    }

    public Extract extract(ExtractAsked asked) {
        throw new UnsupportedOperationException();
    }
}
