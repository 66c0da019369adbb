package no.kfr.access.mandate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.access.PeriodRule;

/** Period rules as they stand in the file: joined by commas, all must hold. */
final class PeriodRuleText {

    static final String KNOWN = "FROM_WITHIN_YEARS(n), FROM_WITHIN_MONTHS_OF_REFERENCE(n), TO_TODAY,"
            + " PREVIOUS_CALENDAR_YEAR, TODAY_ONLY";

    private static final Pattern COUNTED = Pattern.compile("([A-Z_]+)\\(([1-9][0-9]{0,2})\\)");

    private PeriodRuleText() {}

    /** The rules, or nothing when one of them is unknown or there is none. */
    static Optional<List<PeriodRule>> read(String text) {
        List<Optional<PeriodRule>> rules = Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(PeriodRuleText::one)
                .toList();
        return rules.stream().allMatch(Optional::isPresent)
                ? Optional.of(rules.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    static String written(List<PeriodRule> rules) {
        return rules.stream().map(PeriodRule::written).collect(Collectors.joining(","));
    }

    private static Optional<PeriodRule> one(String text) {
        Matcher counted = COUNTED.matcher(text);
        if (counted.matches()) {
            int count = Integer.parseInt(counted.group(2));
            return switch (counted.group(1)) {
                case "FROM_WITHIN_YEARS" -> Optional.of(new PeriodRule.FromWithinYears(count));
                case "FROM_WITHIN_MONTHS_OF_REFERENCE" ->
                    Optional.of(new PeriodRule.FromWithinMonthsOfReference(count));
                default -> Optional.empty();
            };
        }
        return switch (text) {
            case "TO_TODAY" -> Optional.of(new PeriodRule.ToToday());
            case "PREVIOUS_CALENDAR_YEAR" -> Optional.of(new PeriodRule.PreviousCalendarYear());
            case "TODAY_ONLY" -> Optional.of(new PeriodRule.TodayOnly());
            default -> Optional.empty();
        };
    }
}
