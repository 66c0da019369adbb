package no.kfr.bulkload.batch;

/** What the entries of a batch say. */
public enum BatchMode {
    /** These are customers. */
    REGISTER,
    /** These are customers no longer. */
    END,
    /** These, and no others, are customers. */
    SNAPSHOT
}
