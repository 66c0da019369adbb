package no.kfr;

import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

/** How the processor time of this thread grows with the size of what it works on: counted in time of its own, never by the clock. */
public final class CostGrowth {

    private static final int ROUNDS = 5;
    private static final int DOUBLINGS = 3;

    private CostGrowth() {}

    /**
     * The mean growth per doubling, from the size to eight times as much: 2 is linear, 4 quadratic.
     *
     * @param prepared makes the work of a size; only the work itself is measured
     */
    public static double perDoubling(int size, IntFunction<Runnable> prepared) {
        least(size, prepared);
        double small = least(size, prepared);
        double large = least(size << DOUBLINGS, prepared);
        return Math.pow(large / Math.max(1, small), 1.0 / DOUBLINGS);
    }

    private static long least(int size, IntFunction<Runnable> prepared) {
        var threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            Runnable work = prepared.apply(size);
            long before = threads.getCurrentThreadCpuTime();
            work.run();
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        return least;
    }
}
