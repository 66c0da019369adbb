package no.kfr.bulkload.batch;

/** Why a batch is not carried out before somebody confirms it. */
public enum ConfirmationReason {
    /** It would end more of the open relationships than it may unasked. */
    MANY_ENDINGS,
    /** A snapshot in which customers could not be read, who would seem to be missing. */
    UNREADABLE_CUSTOMERS,
    /** Last days that are the first days of the relationships: most likely a file that was made to register them. */
    ENDS_ON_START,
    /** First days so long ago that they are most likely mistakes, and that the register does not hold yet. */
    EARLY_STARTS
}
