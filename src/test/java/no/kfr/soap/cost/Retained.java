package no.kfr.soap.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;

/** What is left in the heap of many inputs that have been handled. */
public final class Retained {

    /** Handles the input with this number, in the calling thread. */
    @FunctionalInterface
    public interface Handling {
        void of(int number) throws Exception;
    }

    private static final int FIRST = 100;
    private static final int THOUSAND = 1000;
    /** Of each input it would be more, if it stayed. */
    private static final long NOTHING = 2L << 20;
    /** What stays, stays every time; what another test of the same Java machine holds at the moment does not. */
    private static final int ROUNDS = 6;

    private Retained() {}

    /** @return how many bytes more the heap holds after so many inputs than after the first hundred, which fill caches */
    public static long after(int count, Handling handling) throws Exception {
        for (int i = 0; i < FIRST; i++) {
            handling.of(i);
        }
        long before = used();
        for (int i = 0; i < count; i++) {
            handling.of(FIRST + i);
        }
        return used() - before;
    }

    /**
     * A thousand inputs, of each dimension in turn, each of another size: when they have been handled, the heap is as it was.
     *
     * @param handling ends without an exception, also where the input is refused
     */
    public static <T> void requireNothing(Stream<Growth.Dimension<T>> dimensions, Growth.Handling<T> handling)
            throws Exception {
        List<Growth.Dimension<T>> all = dimensions.toList();
        long stays = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && stays >= NOTHING; round++) {
            stays = Math.min(stays, ofAThousand(all, handling));
        }
        if (Boolean.getBoolean("kfr.cost.print")) {
            System.out.println("after a thousand of " + all + " stay bytes: " + stays);
        }
        assertThat(stays).as("bytes that stay of a thousand of %s", all).isLessThan(NOTHING);
    }

    private static <T> long ofAThousand(List<Growth.Dimension<T>> all, Growth.Handling<T> handling) throws Exception {
        return after(THOUSAND, number -> {
            Growth.Dimension<T> dimension = all.get(number % all.size());
            int size = Math.min(dimension.n(), dimension.n() / 16 + 1 + number / all.size());
            handling.of(dimension.input().of(size));
        });
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
