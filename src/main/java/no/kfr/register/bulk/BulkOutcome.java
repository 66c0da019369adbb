package no.kfr.register.bulk;

/** What became of one relationship of many. */
public enum BulkOutcome {
    ADDED,
    CHANGED,
    /** The register held, or had ended, just that; nothing was written. */
    ALREADY_THERE,
    ENDED,
    /** No open period to end. */
    NOT_FOUND,
    /** The open period starts later than the day on which it should have ended. */
    BEFORE_START,
    /** What was recorded later than the list was true says otherwise; nothing was written. */
    OVERTAKEN
}
