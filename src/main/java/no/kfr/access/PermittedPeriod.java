package no.kfr.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Between which days the two dates of a question may lie. A bound that is {@code null} does not exist.
 *
 * @param earliestFrom the first day that {@code fromDate} may be
 * @param earliestTo the first day that {@code toDate} may be
 * @param latestTo the last day that {@code toDate} may be
 */
public record PermittedPeriod(
        @Nullable LocalDate earliestFrom,
        @Nullable LocalDate earliestTo,
        @Nullable LocalDate latestTo) {

    public static final PermittedPeriod ANY = new PermittedPeriod(null, null, null);

    static PermittedPeriod from(LocalDate earliest) {
        return new PermittedPeriod(earliest, null, null);
    }

    static PermittedPeriod endingOn(LocalDate day) {
        return new PermittedPeriod(null, day, day);
    }

    static PermittedPeriod within(LocalDate first, LocalDate last) {
        return new PermittedPeriod(first, null, last);
    }

    /** What both permit. */
    PermittedPeriod and(PermittedPeriod other) {
        return new PermittedPeriod(
                later(earliestFrom, other.earliestFrom),
                later(earliestTo, other.earliestTo),
                earlier(latestTo, other.latestTo));
    }

    public List<Violation> violations(Period period) {
        var violations = new ArrayList<Violation>();
        if (earliestFrom != null && period.from().isBefore(earliestFrom)) {
            violations.add(Violation.of(Code.PERIOD_NOT_PERMITTED, "fromDate", "permitted: from " + earliestFrom));
        }
        boolean tooEarly = earliestTo != null && period.to().isBefore(earliestTo);
        boolean tooLate = latestTo != null && period.to().isAfter(latestTo);
        if (tooEarly || tooLate) {
            violations.add(Violation.of(Code.PERIOD_NOT_PERMITTED, "toDate", "permitted: " + toInWords()));
        }
        return violations;
    }

    private String toInWords() {
        if (earliestTo == null) {
            return "to " + latestTo + " at the latest";
        }
        return earliestTo.equals(latestTo) ? "to " + latestTo : "to " + earliestTo + " at the earliest";
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
