package no.kfr.bulkload.entry;

import no.kfr.identity.Flaw;
import no.kfr.refusal.Code;

/** What is wrong with an entry. Stored by its place in this list: new ones stand at the end. */
public enum EntryRule {
    CUSTOMER_ID(Code.INVALID_CUSTOMER_ID, Flaw.CUSTOMER_CONTROL),
    SYNTHETIC(Code.SYNTHETIC_NOT_ACCEPTED, Flaw.SYNTHETIC),
    FIELDS(Code.ENTRY_NOT_READABLE, "customer id, then # and the start date, then # and the ownership type"),
    FIELDS_OF_END(Code.ENTRY_NOT_READABLE, "in mode END: customer id, then # and the end date, no more"),
    OUT_OF_RANGE(Code.ENTRY_NOT_READABLE, "within the range of customers that the snapshot declares"),
    TOO_LONG(Code.ENTRY_NOT_READABLE, "no longer than a customer id, a date and an ownership type"),
    OWNERSHIP(Code.ENTRY_NOT_READABLE, "ownership type primaryOwner, notPrimaryOwner or unknown"),
    DATE_FORM(Code.INVALID_DATE, Flaw.DATE_FORM),
    DATE_FUTURE(Code.INVALID_DATE, "not in the future"),
    DATE_TOO_OLD(Code.INVALID_DATE, Flaw.TOO_OLD),
    CONTRADICTED(Code.ENTRY_CONTRADICTED, "one end date for each customer"),
    NOT_FOUND(Code.RELATIONSHIP_NOT_FOUND, "an open relationship to end"),
    BEFORE_START(Code.INVALID_DATE, "not before the start of the relationship"),
    CUSTOMER_QUOTED(Code.INVALID_CUSTOMER_ID, Flaw.QUOTED),
    CUSTOMER_BLANK(Code.INVALID_CUSTOMER_ID, Flaw.BLANK),
    CUSTOMER_OTHER_DIGITS(Code.INVALID_CUSTOMER_ID, Flaw.OTHER_DIGITS),
    CUSTOMER_SPREADSHEET(Code.INVALID_CUSTOMER_ID, Flaw.SPREADSHEET),
    CUSTOMER_LOST_ZERO(Code.INVALID_CUSTOMER_ID, Flaw.LOST_ZERO),
    CUSTOMER_PUNCTUATED(Code.INVALID_CUSTOMER_ID, Flaw.PUNCTUATED),
    CUSTOMER_FORM(Code.INVALID_CUSTOMER_ID, Flaw.CUSTOMER_FORM),
    CUSTOMER_BIRTH_DATE(Code.INVALID_CUSTOMER_ID, Flaw.BIRTH_DATE),
    CUSTOMER_SERIES(Code.INVALID_CUSTOMER_ID, Flaw.SERIES),
    DATE_EMPTY(Code.INVALID_DATE, "a date such as 2026-11-22 behind the #, or no #"),
    DATE_QUOTED(Code.INVALID_DATE, Flaw.QUOTED),
    DATE_BLANK(Code.INVALID_DATE, Flaw.BLANK),
    DATE_OTHER_DIGITS(Code.INVALID_DATE, Flaw.OTHER_DIGITS),
    DATE_DAY_FIRST(Code.INVALID_DATE, Flaw.DAY_FIRST),
    DATE_ZONE(Code.INVALID_DATE, Flaw.DATE_ZONE),
    NO_SUCH_DAY(Code.INVALID_DATE, Flaw.NO_SUCH_DAY);

    private static final EntryRule[] ALL = values();

    private final Code code;
    private final String text;

    EntryRule(Code code, String text) {
        this.code = code;
        this.text = text;
    }

    EntryRule(Code code, Flaw flaw) {
        this(code, flaw.rule());
    }

    /** The rule that a customer id of such a flaw breaks. */
    public static EntryRule ofCustomer(Flaw flaw) {
        return switch (flaw) {
            case QUOTED -> CUSTOMER_QUOTED;
            case BLANK -> CUSTOMER_BLANK;
            case OTHER_DIGITS -> CUSTOMER_OTHER_DIGITS;
            case SPREADSHEET -> CUSTOMER_SPREADSHEET;
            case LOST_ZERO -> CUSTOMER_LOST_ZERO;
            case PUNCTUATED -> CUSTOMER_PUNCTUATED;
            case CUSTOMER_CONTROL -> CUSTOMER_ID;
            case BIRTH_DATE -> CUSTOMER_BIRTH_DATE;
            case SERIES -> CUSTOMER_SERIES;
            case SYNTHETIC -> SYNTHETIC;
            default -> CUSTOMER_FORM;
        };
    }

    /** The rule that a date of such a flaw breaks. */
    public static EntryRule ofDate(Flaw flaw) {
        return switch (flaw) {
            case EMPTY -> DATE_EMPTY;
            case QUOTED -> DATE_QUOTED;
            case BLANK -> DATE_BLANK;
            case OTHER_DIGITS -> DATE_OTHER_DIGITS;
            case DAY_FIRST -> DATE_DAY_FIRST;
            case DATE_ZONE -> DATE_ZONE;
            case NO_SUCH_DAY -> NO_SUCH_DAY;
            default -> DATE_FORM;
        };
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
