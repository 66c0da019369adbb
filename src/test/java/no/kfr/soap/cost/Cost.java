package no.kfr.soap.cost;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** What one run took of its thread. */
public record Cost(long nanos, long bytes) {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 3;
    private static final long WARM_NANOS = 150_000_000;

    /** Runs all of them until the compiler has seen them for a while. */
    static <T> void warmUp(List<T> inputs, Growth.Handling<T> handling) throws Exception {
        long until = THREADS.getCurrentThreadCpuTime() + WARM_NANOS;
        do {
            for (T input : inputs) {
                handling.of(input);
            }
        } while (THREADS.getCurrentThreadCpuTime() < until);
    }

    /** The median of several runs, of each by itself. */
    static <T> Cost of(T input, Growth.Handling<T> handling) throws Exception {
        long[] nanos = new long[RUNS];
        long[] bytes = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            Cost before = now();
            handling.of(input);
            Cost after = now();
            nanos[i] = after.nanos - before.nanos;
            bytes[i] = after.bytes - before.bytes;
        }
        return new Cost(median(nanos), median(bytes));
    }

    private static Cost now() {
        return new Cost(THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes());
    }

    private static long median(long[] values) {
        return LongStream.of(values)
                .sorted()
                .skip(values.length / 2)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f ms %.1f MB", nanos / 1e6, bytes / 1e6);
    }
}
