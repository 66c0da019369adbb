package no.kfr.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "2024-02-29", "2000-02-29", "1900-02-28", "0001-01-01", "9999-12-31"})
    void reads_days_of_the_calendar(String text) {
        assertThat(DateText.read(text)).isEqualTo(LocalDate.parse(text));
        assertThat(DateText.flaw(text)).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            value = {
                "01.03.2020|DAY_FIRST",
                "1.3.20|DAY_FIRST",
                "01/03/2020|DAY_FIRST",
                "01-03-2020|DAY_FIRST",
                "2020-03-01Z|DATE_ZONE",
                "2020-03-01+01:00|DATE_ZONE",
                "2020-03-01T00:00:00|DATE_ZONE",
                "2020-03-01 00:00|DATE_ZONE",
                "20200301|DATE_FORM",
                "2020/03/01|DATE_FORM",
                "2020-3-1|DATE_FORM",
                "43891|DATE_FORM",
                "-2020-03-01|DATE_FORM",
                "x|DATE_FORM",
                "2023-02-29|NO_SUCH_DAY",
                "1900-02-29|NO_SUCH_DAY",
                "2020-13-01|NO_SUCH_DAY",
                "2020-00-01|NO_SUCH_DAY",
                "2020-04-31|NO_SUCH_DAY",
                "0000-00-00|NO_SUCH_DAY",
                "\"2020-03-01\"|QUOTED",
                "'2020-03-01'|QUOTED",
                "2020-03-\u0660\u0661|OTHER_DIGITS",
                "\uff12020-03-01|OTHER_DIGITS",
                "2020-03-01\u200b|BLANK",
                "2020 -03-01|BLANK"
            },
            delimiter = '|',
            quoteCharacter = '~')
    void says_what_a_date_looks_like(String text, Flaw flaw) {
        assertThat(DateText.flaw(text)).isEqualTo(flaw);
        assertThat(DateText.read(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 2020-03-01", "2020-03-01\n"})
    void takes_no_blanks(String text) {
        assertThat(DateText.flaw(text)).isEqualTo(text.isEmpty() ? Flaw.EMPTY : Flaw.BLANK);
    }
}
