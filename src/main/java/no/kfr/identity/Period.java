package no.kfr.identity;

import java.time.LocalDate;

/**
 * A span of days, both inclusive. A period that goes on ends on {@link #OPEN}, so that one plain order holds for all.
 *
 * @param from first day
 * @param to last day, or {@link #OPEN}; not before {@code from}
 */
public record Period(LocalDate from, LocalDate to) {

    /** The end of what has not ended. */
    public static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period does not end before it starts");
        }
    }

    public static Period openFrom(LocalDate from) {
        return new Period(from, OPEN);
    }

    public boolean isOpen() {
        return to.equals(OPEN);
    }

    public boolean overlaps(Period other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    /** Overlapping, or one begins the day after the other ends: no day lies between them. */
    public boolean joins(Period other) {
        return overlaps(other) || isDayBefore(to, other.from) || isDayBefore(other.to, from);
    }

    public boolean contains(Period other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /** The smallest period that holds both. */
    public Period spanning(Period other) {
        return new Period(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }

    private static boolean isDayBefore(LocalDate day, LocalDate next) {
        return !day.equals(OPEN) && day.plusDays(1).equals(next);
    }
}
