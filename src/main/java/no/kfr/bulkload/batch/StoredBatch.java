package no.kfr.bulkload.batch;

import no.kfr.register.bulk.BulkScope;

/**
 * A batch with what only the register needs to know of it.
 *
 * @param shown what its institution is shown of it
 */
public record StoredBatch(Batch shown, boolean confirmed, Chunks chunkCount, Findings findings, Proof proof) {

    /**
     * Its content in chunks, and how many of them are applied.
     *
     * @param part entries of the next one that are applied already
     */
    public record Chunks(int all, int done, int part) {

        public static Chunks toDo(int all) {
            return new Chunks(all, 0, 0);
        }

        public Chunks withDone(int number) {
            return new Chunks(all, number, part);
        }

        public Chunks withPart(int number) {
            return new Chunks(all, done, number);
        }
    }

    /**
     * What was noticed when it was checked; each number is added by its name.
     *
     * @param unreadable refused entries of which not even the customer is known
     * @param earlyStarts entries whose start is doubtful
     */
    public record Findings(int unreadable, int earlyStarts) {

        public static Findings unreadable(int number) {
            return new Findings(number, 0);
        }

        public Findings withEarlyStarts(int number) {
            return new Findings(unreadable, number);
        }
    }

    /**
     * Who asked for it, and what, in a form that cannot be argued about; each is added by its name.
     *
     * @param certificate fingerprint of the signer's
     * @param requestSha256 of all that was asked, the content included
     */
    public record Proof(String certificate, String requestSha256) {

        public static Proof signedWith(String certificate) {
            return new Proof(certificate, "");
        }

        public Proof ofRequest(String sha256) {
            return new Proof(certificate, sha256);
        }
    }

    public String id() {
        return shown.batchId().toString();
    }

    public BulkScope scope() {
        return shown.scope();
    }

    public int chunks() {
        return chunkCount.all();
    }

    public int chunksDone() {
        return chunkCount.done();
    }

    /** Entries of the next chunk that are applied already. */
    public int partDone() {
        return chunkCount.part();
    }

    public int unreadable() {
        return findings.unreadable();
    }

    public int earlyStarts() {
        return findings.earlyStarts();
    }

    public String certificate() {
        return proof.certificate();
    }

    public String requestSha256() {
        return proof.requestSha256();
    }
}
