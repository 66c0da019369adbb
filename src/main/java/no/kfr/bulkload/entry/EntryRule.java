package no.kfr.bulkload.entry;

import no.kfr.refusal.Code;

/** What is wrong with an entry. */
public enum EntryRule {
    CUSTOMER_ID(Code.INVALID_CUSTOMER_ID, "a customer id with its right control digits"),
    SYNTHETIC(Code.SYNTHETIC_NOT_ACCEPTED, "not of a synthetic population"),
    FIELDS(Code.ENTRY_NOT_READABLE, "customer id, then # and the start date, then # and the ownership type"),
    FIELDS_OF_END(Code.ENTRY_NOT_READABLE, "in mode END: customer id, then # and the end date, no more"),
    OUT_OF_RANGE(Code.ENTRY_NOT_READABLE, "within the range of customers that the snapshot declares"),
    TOO_LONG(Code.ENTRY_NOT_READABLE, "no longer than a customer id, a date and an ownership type"),
    OWNERSHIP(Code.ENTRY_NOT_READABLE, "ownership type primaryOwner, notPrimaryOwner or unknown"),
    DATE_FORM(Code.INVALID_DATE, "a date that exists, as YYYY-MM-DD"),
    DATE_FUTURE(Code.INVALID_DATE, "not in the future"),
    DATE_TOO_OLD(Code.INVALID_DATE, "not before 1800-01-01"),
    CONTRADICTED(Code.ENTRY_CONTRADICTED, "one end date for each customer"),
    NOT_FOUND(Code.RELATIONSHIP_NOT_FOUND, "an open relationship to end"),
    BEFORE_START(Code.INVALID_DATE, "not before the start of the relationship");

    private static final EntryRule[] ALL = values();

    private final Code code;
    private final String text;

    EntryRule(Code code, String text) {
        this.code = code;
        this.text = text;
    }

    public Code code() {
        return code;
    }

    public String text() {
        return text;
    }

    public static EntryRule of(int stored) {
        return ALL[stored];
    }
}
