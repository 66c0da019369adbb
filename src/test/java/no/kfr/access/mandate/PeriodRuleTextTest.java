package no.kfr.access.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodRuleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM_WITHIN_YEARS(1)",
                "FROM_WITHIN_YEARS(999)",
                "FROM_WITHIN_MONTHS_OF_REFERENCE(3)",
                "TO_TODAY",
                "PREVIOUS_CALENDAR_YEAR",
                "TODAY_ONLY",
                "FROM_WITHIN_YEARS(10),TO_TODAY"
            })
    void is_written_as_it_was_read(String text) {
        assertThat(PeriodRuleText.read(text).map(PeriodRuleText::written)).hasValue(text);
        assertThat(PeriodRuleText.read(text).orElseThrow())
                .allSatisfy(rule -> assertThat(rule.words()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TO_TODAY,",
                "TO_TODAY(1)",
                "FROM_WITHIN_YEARS",
                "FROM_WITHIN_YEARS(0)",
                "FROM_WITHIN_YEARS(01)",
                "FROM_WITHIN_YEARS(1000)",
                "FROM_WITHIN_YEARS(-1)",
                "FROM_WITHIN_DAYS(1)",
                "to_today"
            })
    void reads_no_other_rule(String text) {
        assertThat(PeriodRuleText.read(text)).isEmpty();
    }
}
