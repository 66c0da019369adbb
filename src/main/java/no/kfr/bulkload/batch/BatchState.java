package no.kfr.bulkload.batch;

/** How far a batch is. */
public enum BatchState {
    /** Stored and checked; waits for its turn. */
    RECEIVED,
    /** It would do what it may not without being confirmed, see {@link ConfirmationReason}. */
    AWAITING_CONFIRMATION,
    RUNNING,
    COMPLETED,
    /** An entry was refused, and that rejects the batch; nothing is applied. */
    REJECTED,
    /** What was not applied by then never is. */
    CANCELLED;

    /** Whether nothing changes any more. */
    public boolean isFinal() {
        return this == COMPLETED || this == REJECTED || this == CANCELLED;
    }
}
