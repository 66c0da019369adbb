package no.kfr.register;

/** What kind of relationship is reported. The contract knows one. */
public enum RelationshipType {
    DSOPBANK
}
