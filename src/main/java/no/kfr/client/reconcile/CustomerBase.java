package no.kfr.client.reconcile;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import no.kfr.client.extract.Owner;
import no.kfr.client.file.CustomerKey;
import no.kfr.client.file.EntryFile;
import no.kfr.client.file.Taken;
import no.kfr.identity.Blanks;
import no.kfr.identity.DateText;
import no.kfr.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;

/**
 * An institution's own list, sorted by customer: eight bytes for each entry, so that tens of millions fit in memory. Several entries
 * of one customer are joined as the register would: earliest start, strongest ownership.
 */
final class CustomerBase {

    private static final LocalDate FIRST_DAY = LocalDate.of(1800, 1, 1);
    private static final int DAY_BITS = 17;
    private static final int OWNER_BITS = 2;
    /** After every date: of several starts the earliest counts, and one that is left out means today. */
    private static final long NO_DAY = (1L << DAY_BITS) - 1;

    private final long[] packed;
    private final Taken taken;
    private int size;
    private int next;

    private CustomerBase(int size, Taken taken) {
        this.packed = new long[size];
        this.taken = taken;
    }

    /**
     * A customer.
     *
     * @param start {@code null}: not given
     */
    record Customer(long key, @Nullable LocalDate start, Owner ownership) {}

    /** @param unreadable told the position of each entry that the register would refuse */
    static CustomerBase read(EntryFile file, LocalDate today, IntConsumer unreadable) {
        EntryFile.Read first = file.forEach((entry, length, position) -> {});
        int entries = first.entries();
        try {
            var base = new CustomerBase(entries, first.taken());
            file.forEach((entry, length, position) -> {
                Optional<Long> read = pack(file, new String(entry, 0, length, StandardCharsets.UTF_8), today);
                if (read.isPresent() && base.size < base.packed.length) {
                    base.packed[base.size++] = read.get();
                } else {
                    unreadable.accept(position);
                }
            });
            Arrays.sort(base.packed, 0, base.size);
            return base;
        } catch (OutOfMemoryError tooLarge) {
            throw new CommandFailed(
                    file.path() + " holds " + entries
                            + " entries, which is too much for the memory of this process. Give it more:"
                            + " KFR_JAVA_OPTS=-Xmx" + (256 + entries / 50_000) + "m.",
                    tooLarge);
        }
    }

    Taken taken() {
        return taken;
    }

    /** The next customer in the order of the ids; {@code null} at the end. */
    @Nullable
    Customer next() {
        if (next == size) {
            return null;
        }
        long first = packed[next];
        long key = first >>> (DAY_BITS + OWNER_BITS);
        long day = first >>> OWNER_BITS & NO_DAY;
        int owner = 0;
        while (next < size && packed[next] >>> (DAY_BITS + OWNER_BITS) == key) {
            owner = Math.max(owner, (int) (packed[next++] & 3));
        }
        return new Customer(key, day == NO_DAY ? null : FIRST_DAY.plusDays(day), Owner.of(owner));
    }

    private static Optional<Long> pack(EntryFile file, String entry, LocalDate today) {
        String[] fields = entry.split("#", -1);
        String id = Blanks.strip(fields[0]);
        if (fields.length > 3 || file.flaw(id) != null) {
            return Optional.empty();
        }
        Optional<Owner> owner = fields.length < 3 ? Optional.of(Owner.NOT_GIVEN) : Owner.read(Blanks.strip(fields[2]));
        Optional<Long> day = fields.length < 2 ? Optional.of(NO_DAY) : day(Blanks.strip(fields[1]), today);
        if (owner.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of((CustomerKey.of(id) << DAY_BITS | day.get()) << OWNER_BITS
                | owner.get().ordinal());
    }

    private static Optional<Long> day(String text, LocalDate today) {
        LocalDate day = DateText.read(text);
        return day == null || day.isBefore(FIRST_DAY) || day.isAfter(today)
                ? Optional.empty()
                : Optional.of(day.toEpochDay() - FIRST_DAY.toEpochDay());
    }
}
