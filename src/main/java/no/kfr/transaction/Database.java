package no.kfr.transaction;

/** The databases that the register runs on. Which one it is, is found out once: there is a bean of this type. */
public enum Database {
    /** Embedded, in Oracle mode. */
    H2,
    POSTGRESQL,
    ORACLE
}
