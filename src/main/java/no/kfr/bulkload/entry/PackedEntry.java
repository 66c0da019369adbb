package no.kfr.bulkload.entry;

import java.time.LocalDate;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * An entry in two numbers, because a file has a million of them. The <b>place</b> sorts by customer id, as the register's key
 * does, then by position; the <b>terms</b> hold the rest.
 */
public final class PackedEntry {

    /** Bits of a place that hold the position. */
    private static final int POSITION_BITS = 24;

    public static final int MOST_ENTRIES = (1 << POSITION_BITS) - 1;

    public static final LocalDate FIRST_DAY = LocalDate.of(1800, 1, 1);

    private static final long EPOCH_OFFSET = -FIRST_DAY.toEpochDay();
    private static final int DAY_MASK = (1 << 20) - 1;
    private static final int OWNERSHIP_SHIFT = 20;
    private static final int DATE_GIVEN = 1 << 22;
    private static final int OWNERSHIP_GIVEN = 1 << 23;
    /** Refused, but its customer is known: a snapshot must not end what it could not read. */
    public static final int REFUSED = 1 << 24;
    /** Refused because another entry says otherwise. */
    public static final int CONTRADICTED = 1 << 25;

    private PackedEntry() {}

    /** An organisation number sorts among persons as a text that begins like it: before those that go on. */
    public static long customer(String id) {
        return id.length() == 9 ? Long.parseLong(id) * 200 : Long.parseLong(id) * 2 + 1;
    }

    public static String customerId(long customer) {
        return (customer & 1) == 0 ? digits(customer / 200, 9) : digits(customer / 2, 11);
    }

    public static long place(long customer, int position) {
        return customer << POSITION_BITS | position;
    }

    public static long customerOf(long place) {
        return place >> POSITION_BITS;
    }

    public static int positionOf(long place) {
        return (int) place & MOST_ENTRIES;
    }

    /**
     * @param date {@code null} when left out
     * @param leftOut stands for a date that is left out
     */
    public static int terms(@Nullable LocalDate date, @Nullable Ownership ownership, LocalDate leftOut) {
        LocalDate day = date == null ? leftOut : date;
        Ownership held = ownership == null ? Ownership.UNKNOWN : ownership;
        return (int) (day.toEpochDay() + EPOCH_OFFSET)
                | held.ordinal() << OWNERSHIP_SHIFT
                | (date == null ? 0 : DATE_GIVEN)
                | (ownership == null ? 0 : OWNERSHIP_GIVEN);
    }

    public static LocalDate date(int terms) {
        return LocalDate.ofEpochDay((terms & DAY_MASK) - EPOCH_OFFSET);
    }

    public static Ownership ownership(int terms) {
        return switch (terms >> OWNERSHIP_SHIFT & 3) {
            case 0 -> Ownership.PRIMARY_OWNER;
            case 1 -> Ownership.NOT_PRIMARY_OWNER;
            default -> Ownership.UNKNOWN;
        };
    }

    public static boolean isRefused(int terms) {
        return (terms & (REFUSED | CONTRADICTED)) != 0;
    }

    public static String text(long customer, int terms) {
        String text = customerId(customer);
        if ((terms & DATE_GIVEN) != 0) {
            text += "#" + date(terms);
        }
        return (terms & OWNERSHIP_GIVEN) == 0 ? text : text + "#" + OwnershipText.of(ownership(terms));
    }

    private static String digits(long number, int length) {
        String text = Long.toString(number);
        return "0".repeat(length - text.length()) + text;
    }
}
