package no.kfr.client.file;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When the last period of each customer of a table ended; eight bytes for each row. */
public final class LastPeriods {

    private static final int DAY_BITS = 24;
    /** Later than every day: it goes on. */
    private static final long GOES_ON = (1L << DAY_BITS) - 1;

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();

    private long[] packed = new long[1024];
    private int size;

    /** @param end {@code null}: it goes on */
    public void add(long customer, @Nullable LocalDate end) {
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, size + size / 2);
        }
        packed[size++] = customer << DAY_BITS | (end == null ? GOES_ON : day(end));
    }

    /** From here on {@link #isLast} answers. */
    public void sort() {
        Arrays.sort(packed, 0, size);
    }

    /** Whether no other period of the customer ended later, or goes on. */
    public boolean isLast(long customer, LocalDate end) {
        long first = customer << DAY_BITS | day(end) + 1;
        int at = Arrays.binarySearch(packed, 0, size, first);
        int next = at < 0 ? -at - 1 : at;
        return next == size || packed[next] >>> DAY_BITS != customer;
    }

    private static long day(LocalDate date) {
        return Math.clamp(date.toEpochDay() - FIRST_DAY, 0, GOES_ON - 1);
    }
}
