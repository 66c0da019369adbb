package no.kfr.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What most often happens to a number on its way here: what spreadsheets, people and other programs do to it. */
final class Form {

    private static final String QUOTATION_MARKS = "\"'`\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e";

    private static final Pattern SPREADSHEET = Pattern.compile("[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+");
    private static final Pattern PUNCTUATED = Pattern.compile("[0-9]+([.,/-][0-9]+)+");

    /** What is longer is nothing that was meant as a number, a date or an id, and not looked at any closer. */
    private static final int LONGEST = 100;

    private Form() {}

    static boolean isTooLong(String text) {
        return text.length() > LONGEST;
    }

    /** What any text can suffer; nothing when it was none of that. */
    static @Nullable Flaw common(String text) {
        if (text.isEmpty()) {
            return Flaw.EMPTY;
        }
        if (text.chars().anyMatch(Form::isBlank)) {
            return Flaw.BLANK;
        }
        if (isQuotationMark(text.charAt(0)) || isQuotationMark(text.charAt(text.length() - 1))) {
            return Flaw.QUOTED;
        }
        return text.chars().anyMatch(c -> c > '9' && Character.isDigit(c)) ? Flaw.OTHER_DIGITS : null;
    }

    /**
     * Of a text that is not so many digits as it should be.
     *
     * @param digits how many the longest right number has
     * @param otherwise when nothing better can be said
     */
    static Flaw ofNumber(String text, int digits, Flaw otherwise) {
        if (isTooLong(text)) {
            return otherwise;
        }
        Flaw common = common(text);
        if (common != null) {
            return common;
        }
        if (digits == 11 && Digits.areExactly(10, text)) {
            return Flaw.LOST_ZERO;
        }
        if (SPREADSHEET.matcher(text).matches()) {
            return Flaw.SPREADSHEET;
        }
        return PUNCTUATED.matcher(text).matches() ? Flaw.PUNCTUATED : otherwise;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isQuotationMark(char c) {
        return QUOTATION_MARKS.indexOf(c) >= 0;
    }
}
