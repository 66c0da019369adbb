package no.kfr.lookup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which days are asked about, as received; each is added by its name.
 *
 * @param from first day; left out means today
 * @param to last day; left out means today
 * @param reference what the mandate's period hangs on
 */
public record AskedDays(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate reference) {

    public static final AskedDays TODAY = new AskedDays(null, null, null);

    public AskedDays from(@Nullable LocalDate first) {
        return new AskedDays(first, to, reference);
    }

    public AskedDays to(@Nullable LocalDate last) {
        return new AskedDays(from, last, reference);
    }

    public AskedDays reference(@Nullable LocalDate day) {
        return new AskedDays(from, to, day);
    }

    /** What is left out is as it is there. */
    public AskedDays or(AskedDays others) {
        return new AskedDays(
                from == null ? others.from : from,
                to == null ? others.to : to,
                reference == null ? others.reference : reference);
    }
}
