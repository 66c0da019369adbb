package no.kfr.identity;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Eleven digits of a person: day, month and year of birth, individual number, two control digits. A D-number has 40 added to
 * its day, a synthetic one 40 (Nav), 65 (Norsk helsenett) or 80 (Skatteetaten's Tenor) to its month; both may meet.
 *
 * <p>The individual number tells the century (Skatteetaten, "Fødselsnummer"; folkeregisterforskriften § 2-2-1): 500-749 for
 * 1854-1899, 000-499 for 1900-1999, 900-999 for 1940-1999, 500-999 for 2000-2039; whatever else is in no series was never
 * issued. Numbers issued from 2032 no longer tell it ("Individnummeret vil ikke lenger angi århundre", Nytt fødselsnummer
 * 2032), whoever they are issued to.
 */
final class PersonNumber {

    private static final int OLDEST = 1854;
    private static final int NO_YEAR = -1;

    private PersonNumber() {}

    /** Whether 40, 65 or 80 was added to the month. */
    static boolean isSynthetic(String digits) {
        return monthField(digits) > 40;
    }

    /** Whether somebody with this number can have been born by that day. */
    static boolean isBornBy(LocalDate day, String digits) {
        int year = year(yearOfCentury(digits), Integer.parseInt(digits, 6, 9, 10));
        return year != NO_YEAR && isBornBy(day, digits, year);
    }

    /** The same, when the individual number tells nothing of the century. */
    static boolean isBornInAnyCenturyBy(LocalDate day, String digits) {
        for (int century = 1800; century <= day.getYear(); century += 100) {
            int year = century + yearOfCentury(digits);
            if (year >= OLDEST && isBornBy(day, digits, year)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBornBy(LocalDate today, String digits, int year) {
        int day = Integer.parseInt(digits, 0, 2, 10);
        int dayOfMonth = day > 40 ? day - 40 : day;
        int month = month(digits);
        return month >= 1
                && month <= 12
                && dayOfMonth >= 1
                && dayOfMonth <= YearMonth.of(year, month).lengthOfMonth()
                && !LocalDate.of(year, month, dayOfMonth).isAfter(today);
    }

    private static int year(int ofCentury, int individual) {
        if (individual <= 499) {
            return 1900 + ofCentury;
        }
        if (ofCentury <= 39) {
            return 2000 + ofCentury;
        }
        if (individual >= 900) {
            return 1900 + ofCentury;
        }
        return ofCentury >= OLDEST % 100 && individual <= 749 ? 1800 + ofCentury : NO_YEAR;
    }

    private static int month(String digits) {
        int field = monthField(digits);
        return field > 80 ? field - 80 : field > 65 ? field - 65 : field > 40 ? field - 40 : field;
    }

    private static int monthField(String digits) {
        return Integer.parseInt(digits, 2, 4, 10);
    }

    private static int yearOfCentury(String digits) {
        return Integer.parseInt(digits, 4, 6, 10);
    }
}
