package no.kfr.identity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day as the contract and the files write it: {@code 2026-11-22}. */
public final class DateText {

    private static final int LENGTH = 10;

    private static final Pattern WITH_A_TIME_BEHIND_A_BLANK = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9].*");
    private static final Pattern WITH_A_ZONE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([T Z+-].*)");
    private static final Pattern DAY_FIRST = Pattern.compile("[0-9]{1,2}([./-])[0-9]{1,2}\\1[0-9]{2,4}");

    private DateText() {}

    /** The day; nothing when it is another form or a day that never was. */
    public static @Nullable LocalDate read(String text) {
        if (!hasForm(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, LENGTH);
        return month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= YearMonth.of(year, month).lengthOfMonth()
                ? LocalDate.of(year, month, day)
                : null;
    }

    /** What is wrong with a text that {@link #read} made no day of; nothing when it is one. */
    public static @Nullable Flaw flaw(String text) {
        if (hasForm(text)) {
            return read(text) == null ? Flaw.NO_SUCH_DAY : null;
        }
        if (Form.isTooLong(text)) {
            return Flaw.DATE_FORM;
        }
        Flaw common = Form.common(text);
        if (common != null
                && !(common == Flaw.BLANK
                        && WITH_A_TIME_BEHIND_A_BLANK.matcher(text).matches())) {
            return common;
        }
        if (WITH_A_ZONE.matcher(text).matches()) {
            return Flaw.DATE_ZONE;
        }
        return DAY_FIRST.matcher(text).matches() ? Flaw.DAY_FIRST : Flaw.DATE_FORM;
    }

    private static boolean hasForm(String text) {
        return text.length() == LENGTH
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && Digits.areIn(text, 0, 4)
                && Digits.areIn(text, 5, 7)
                && Digits.areIn(text, 8, LENGTH);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
