package no.kfr.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import no.kfr.access.PeriodRule.FromWithinMonthsOfReference;
import no.kfr.access.PeriodRule.FromWithinYears;
import no.kfr.access.PeriodRule.PreviousCalendarYear;
import no.kfr.access.PeriodRule.ToToday;
import no.kfr.access.PeriodRule.TodayOnly;
import no.kfr.identity.Period;
import no.kfr.refusal.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest(name = "{1} year(s) before {0}: {2}")
    @CsvSource({
        "2026-11-22, 10, 2016-11-22",
        "2028-02-29, 10, 2018-02-28",
        "2028-02-29, 4, 2024-02-29",
        "2026-02-28, 2, 2024-02-28",
        "2026-03-01, 1, 2025-03-01"
    })
    void permits_from_the_same_day_so_many_years_ago(LocalDate today, int years, LocalDate earliest) {
        var rule = new FromWithinYears(years);

        assertThat(broken(rule, today, null, earliest, today)).isEmpty();
        assertThat(broken(rule, today, null, earliest.minusDays(1), today)).containsExactly("fromDate");
        assertThat(broken(rule, today, null, today, today)).isEmpty();
    }

    @ParameterizedTest(name = "{1} month(s) before {0}: {2}")
    @CsvSource({
        "2026-05-31, 3, 2026-02-28",
        "2024-05-31, 3, 2024-02-29",
        "2026-01-15, 1, 2025-12-15",
        "2026-03-31, 1, 2026-02-28",
        "2026-05-30, 12, 2025-05-30"
    })
    void permits_from_so_many_months_before_the_reference_date(LocalDate reference, int months, LocalDate earliest) {
        var rule = new FromWithinMonthsOfReference(months);

        assertThat(rule.needsReferenceDate()).isTrue();
        assertThat(broken(rule, TODAY, reference, earliest, TODAY)).isEmpty();
        assertThat(broken(rule, TODAY, reference, earliest.minusDays(1), earliest))
                .containsExactly("fromDate");
    }

    @Test
    void permits_anything_while_the_reference_date_is_missing() {
        assertThat(new FromWithinMonthsOfReference(1).permitted(TODAY, null)).isEqualTo(PermittedPeriod.ANY);
    }

    @Test
    void demands_that_a_period_ends_today() {
        var rule = new ToToday();

        assertThat(broken(rule, TODAY, null, LocalDate.of(1900, 1, 1), TODAY)).isEmpty();
        assertThat(broken(rule, TODAY, null, TODAY.minusDays(2), TODAY.minusDays(1)))
                .containsExactly("toDate");
        assertThat(broken(rule, TODAY, null, TODAY, TODAY.plusDays(1))).containsExactly("toDate");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 2025-12-31, ",
        "2025-06-01, 2025-06-01, ",
        "2024-12-31, 2025-12-31, fromDate",
        "2025-01-01, 2026-01-01, toDate",
        "2024-12-31, 2026-01-01, fromDate toDate",
        "2026-01-01, 2026-11-22, toDate"
    })
    void permits_days_of_the_previous_calendar_year_only(LocalDate from, LocalDate to, @Nullable String wrong) {
        assertThat(broken(new PreviousCalendarYear(), TODAY, null, from, to))
                .containsExactlyElementsOf(wrong == null ? List.of() : Arrays.asList(wrong.split(" ")));
    }

    @Test
    void the_previous_calendar_year_changes_with_the_year() {
        var rule = new PreviousCalendarYear();
        LocalDate lastDay = LocalDate.of(2026, 12, 31);

        assertThat(broken(rule, lastDay, null, LocalDate.of(2025, 12, 31), LocalDate.of(2025, 12, 31)))
                .isEmpty();
        assertThat(broken(rule, lastDay.plusDays(1), null, LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1)))
                .containsExactly("fromDate");
    }

    @Test
    void permits_today_only() {
        var rule = new TodayOnly();

        assertThat(broken(rule, TODAY, null, TODAY, TODAY)).isEmpty();
        assertThat(broken(rule, TODAY, null, TODAY.minusDays(1), TODAY)).containsExactly("fromDate");
        assertThat(broken(rule, TODAY, null, TODAY.minusDays(1), TODAY.minusDays(1)))
                .containsExactly("fromDate", "toDate");
    }

    @Test
    void of_several_rules_the_narrower_bound_holds_in_any_order() {
        List<PeriodRule> rules = List.of(new FromWithinYears(3), new FromWithinMonthsOfReference(12), new ToToday());
        LocalDate reference = LocalDate.of(2025, 1, 10);
        var narrowest = new PermittedPeriod(LocalDate.of(2024, 1, 10), TODAY, TODAY);

        assertThat(PeriodRule.permitted(rules, TODAY, reference)).isEqualTo(narrowest);
        assertThat(PeriodRule.permitted(rules.reversed(), TODAY, reference)).isEqualTo(narrowest);
        assertThat(PeriodRule.permitted(List.of(), TODAY, reference)).isEqualTo(PermittedPeriod.ANY);
    }

    private static List<String> broken(
            PeriodRule rule, LocalDate today, @Nullable LocalDate reference, LocalDate from, LocalDate to) {
        return rule.permitted(today, reference).violations(new Period(from, to)).stream()
                .map(Violation::field)
                .toList();
    }
}
