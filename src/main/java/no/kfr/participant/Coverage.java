package no.kfr.participant;

/** Which register answers for an institution's customers. */
public enum Coverage {
    KAR,
    KFR,
    BOTH,
    /** Agencies have to ask the institution itself. */
    NEITHER
}
