package no.kfr.access;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit on the period that a mandate may be used for. {@code toDate} is never after today, whatever the mandate: that is
 * checked before. Where a month is shorter, counting back ends on its last day: ten years before 29 February 2028 is
 * 28 February 2018.
 */
public sealed interface PeriodRule {

    /** What it permits today. A rule that needs a reference date permits anything as long as there is none. */
    PermittedPeriod permitted(LocalDate today, @Nullable LocalDate referenceDate);

    /** As the rule stands in the file. */
    String written();

    /** For people. */
    String words();

    default boolean needsReferenceDate() {
        return false;
    }

    /** {@code fromDate} is at most so many years back, the day itself included. */
    record FromWithinYears(int years) implements PeriodRule {

        @Override
        public PermittedPeriod permitted(LocalDate today, @Nullable LocalDate referenceDate) {
            return PermittedPeriod.from(today.minusYears(years));
        }

        @Override
        public String written() {
            return "FROM_WITHIN_YEARS(" + years + ")";
        }

        @Override
        public String words() {
            return "fromDate is at most " + years + (years == 1 ? " year" : " years") + " before today";
        }
    }

    /** {@code fromDate} is at most so many months before the reference date; how long after it, other rules say. */
    record FromWithinMonthsOfReference(int months) implements PeriodRule {

        @Override
        public PermittedPeriod permitted(LocalDate today, @Nullable LocalDate referenceDate) {
            return referenceDate == null
                    ? PermittedPeriod.ANY
                    : PermittedPeriod.from(referenceDate.minusMonths(months));
        }

        @Override
        public String written() {
            return "FROM_WITHIN_MONTHS_OF_REFERENCE(" + months + ")";
        }

        @Override
        public String words() {
            return "fromDate is at most " + months + (months == 1 ? " month" : " months") + " before referenceDate";
        }

        @Override
        public boolean needsReferenceDate() {
            return true;
        }
    }

    /** {@code toDate} is today. An earlier one would not be a limit: no question reaches into the future anyway. */
    record ToToday() implements PeriodRule {

        @Override
        public PermittedPeriod permitted(LocalDate today, @Nullable LocalDate referenceDate) {
            return PermittedPeriod.endingOn(today);
        }

        @Override
        public String written() {
            return "TO_TODAY";
        }

        @Override
        public String words() {
            return "toDate is today";
        }
    }

    /** All of the period lies in the calendar year before this one, in Norway. */
    record PreviousCalendarYear() implements PeriodRule {

        @Override
        public PermittedPeriod permitted(LocalDate today, @Nullable LocalDate referenceDate) {
            int year = today.getYear() - 1;
            return PermittedPeriod.within(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }

        @Override
        public String written() {
            return "PREVIOUS_CALENDAR_YEAR";
        }

        @Override
        public String words() {
            return "the period lies within the previous calendar year";
        }
    }

    /** Both dates are today. */
    record TodayOnly() implements PeriodRule {

        @Override
        public PermittedPeriod permitted(LocalDate today, @Nullable LocalDate referenceDate) {
            return new PermittedPeriod(today, today, today);
        }

        @Override
        public String written() {
            return "TODAY_ONLY";
        }

        @Override
        public String words() {
            return "both dates are today";
        }
    }

    /** What all of the rules permit together. */
    static PermittedPeriod permitted(List<PeriodRule> rules, LocalDate today, @Nullable LocalDate referenceDate) {
        return rules.stream()
                .map(rule -> rule.permitted(today, referenceDate))
                .reduce(PermittedPeriod.ANY, PermittedPeriod::and);
    }
}
