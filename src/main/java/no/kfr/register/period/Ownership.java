package no.kfr.register.period;

/** How a customer stands to the accounts at an institution, strongest first. */
public enum Ownership {
    /** Owns at least one account or equivalent that can be used for payments or holds funds. */
    PRIMARY_OWNER,
    /** Has a role, but owns none. */
    NOT_PRIMARY_OWNER,
    /** History is missing. */
    UNKNOWN;

    /** Of several roles the strongest is reported. */
    public Ownership strongest(Ownership other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
