package no.kfr.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All thousand individual numbers and both control digits of a day, against an implementation that goes the other way: from the
 * persons who can be born, day by day and series by series, to their numbers.
 */
class EveryNumberOfADayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** First year, last year, first individual number, last one. */
    private static final int[][] SERIES = {
        {1854, 1899, 500, 749}, {1900, 1999, 0, 499}, {1940, 1999, 900, 999}, {2000, 2039, 500, 999}
    };

    private static final int[] ADDED_TO_DAY = {0, 40};
    private static final int[] ADDED_TO_MONTH = {0, 40, 65, 80};

    @ParameterizedTest
    @CsvSource({
        "0101, 00", "2902, 00", "2902, 96", "2902, 04", "2902, 40", "2902, 52", "2902, 56", "2802, 01", "2902, 01",
        "0101, 39", "0101, 40", "0101, 53", "0101, 54", "3112, 99", "3006, 90", "3106, 90", "2211, 26", "2311, 26",
        "0101, 27", "4101, 90", "7112, 54", "7202, 90", "6902, 00", "0141, 00", "2942, 00", "0166, 40", "3177, 53",
        "0181, 39", "3192, 54", "6982, 00", "6982, 96", "4141, 53", "4166, 54", "0178, 90", "0193, 90", "0165, 90",
        "0180, 90", "0140, 90", "0121, 90", "0000, 00", "9999, 99"
    })
    void whoever_can_be_born_exists_and_nobody_else(String dayAndMonth, String year) {
        IdentityRule rule = new IdentityRule(true, false, TODAY);
        boolean[] expected = individualNumbers(Integer.parseInt(dayAndMonth + year));
        for (int rest = 0; rest < 100_000; rest++) {
            String number = dayAndMonth + year + "%05d".formatted(rest);
            assertThat(rule.flaw(number) == null)
                    .as(number)
                    .isEqualTo(expected[rest / 100] && hasRightControlDigits(number));
        }
    }

    /** Counted by the Python of {@link KnownNumbersTest}, so that a rule which takes nothing does not pass for one that agrees. */
    @Test
    void of_850_individual_numbers_of_a_day_701_have_control_digits() {
        IdentityRule rule = new IdentityRule(false, false, TODAY);
        long existing = IntStream.range(0, 100_000)
                .mapToObj("010190%05d"::formatted)
                .filter(number -> rule.flaw(number) == null)
                .count();

        assertThat(existing).isEqualTo(701);
    }

    /** Which individual numbers those have who were born by now and whose number begins so, in any population. */
    private static boolean[] individualNumbers(int beginning) {
        var individual = new boolean[1000];
        for (LocalDate day = LocalDate.of(1854, 1, 1); !day.isAfter(TODAY); day = day.plusDays(1)) {
            if (beginnings(day).anyMatch(each -> each == beginning)) {
                for (int[] series : SERIES) {
                    if (day.getYear() >= series[0] && day.getYear() <= series[1]) {
                        Arrays.fill(individual, series[2], series[3] + 1, true);
                    }
                }
            }
        }
        return individual;
    }

    private static IntStream beginnings(LocalDate day) {
        return Arrays.stream(ADDED_TO_DAY)
                .flatMap(toDay -> Arrays.stream(ADDED_TO_MONTH)
                        .map(toMonth -> (day.getDayOfMonth() + toDay) * 10_000
                                + (day.getMonthValue() + toMonth) * 100
                                + day.getYear() % 100));
    }

    /** By the digits that they should be, rather than by a sum that vanishes. */
    private static boolean hasRightControlDigits(String number) {
        String first = control(number.substring(0, 9), "376189452");
        return number.endsWith(first + control(number.substring(0, 9) + first, "5432765432"));
    }

    private static String control(String digits, String weights) {
        int sum = 0;
        for (int i = 0; i < weights.length() && i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), 10) * Character.digit(weights.charAt(i), 10);
        }
        int control = 11 - sum % 11;
        return control == 11 ? "0" : control == 10 ? "none" : Integer.toString(control);
    }
}
