package no.kfr.register;

/** Why a row is no longer current. */
public enum Superseding {
    EXTENDED,
    JOINED,
    STRENGTHENED,
    ENDED,
    ANNULLED
}
