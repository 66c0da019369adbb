package no.kfr.access;

/** Whether a mandate covers questions about all relationships or only those in which the control object owns. */
public enum OwnershipRule {
    OPTIONAL,
    /** Only questions with {@code onlyPrimaryOwner}. */
    REQUIRED
}
