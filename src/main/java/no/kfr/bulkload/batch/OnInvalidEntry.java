package no.kfr.bulkload.batch;

/** What becomes of a batch in which an entry is refused. */
public enum OnInvalidEntry {
    /** Nothing of it is applied. */
    REJECT_BATCH,
    /** The others are applied. */
    SKIP_ENTRY
}
