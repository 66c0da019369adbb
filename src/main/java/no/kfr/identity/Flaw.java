package no.kfr.identity;

/**
 * What is wrong with a number, a date or an id that was sent: the same words wherever it came in, over SOAP, in a file or at a
 * terminal. A flaw never holds the value.
 */
public enum Flaw {
    EMPTY("not empty; leave the element out instead, where the contract lets it be left out"),
    QUOTED("without quotation marks around it"),
    BLANK("without blanks or line breaks, around it or within"),
    OTHER_DIGITS("the digits 0 to 9, not those of another script"),

    SPREADSHEET("every digit, not a number that a spreadsheet has rounded, such as 1,01E+10"),
    LOST_ZERO("eleven digits; here are ten: a leading zero seems to be lost"),
    PUNCTUATED("digits only, without points, hyphens or anything else between them"),
    CUSTOMER_FORM("nine digits (an organisation) or eleven (a person)"),
    ORGANISATION_FORM("nine digits"),
    ACCOUNT_FORM("eleven digits"),
    CUSTOMER_CONTROL("a customer id with its right control digits"),
    ORGANISATION_CONTROL("nine digits, the last of them the right control digit"),

    BIRTH_DATE("begins with a birth date that has been, in the century that the individual number tells"),
    SERIES("begins with 8 or 9, or 2 or 3 in test: no other organisation numbers are issued"),
    SYNTHETIC("not of a synthetic population"),

    DAY_FIRST("a date with the year first, such as 2026-11-22"),
    DATE_ZONE("a date such as 2026-11-22, without time or zone"),
    OTHER_ZONE("a date without zone, or with Norway's (+01:00, +02:00) or Z, which mean the same day here"),
    DATE_FORM("a date such as 2026-11-22: four digits, two and two, hyphens between"),
    NO_SUCH_DAY("a date that exists in the calendar"),
    TOO_OLD("not before 1800-01-01"),

    TIME_FORM("a time such as 2026-11-22T12:00:00+01:00"),

    BRACES("a UUID of 36 characters, without braces or anything else before or after"),
    UUID_FORM("a UUID of 36 characters, hyphens included");

    private final String rule;

    Flaw(String rule) {
        this.rule = rule;
    }

    /** What would be right, in English. */
    public String rule() {
        return rule;
    }

    /**
     * Whether the number was written correctly, as its control digits say, but was never issued to anybody. Such numbers were
     * registered once, so what is recorded about them can still be found, ended and annulled.
     */
    public boolean isOfNobody() {
        return this == BIRTH_DATE || this == SERIES;
    }
}
