package no.kfr.soap.cost;

import java.lang.management.ManagementFactory;

/** What is left in the heap of many inputs that have been handled. */
public final class Retained {

    /** Handles the input with this number, in the calling thread. */
    @FunctionalInterface
    public interface Handling {
        void of(int number) throws Exception;
    }

    private static final int FIRST = 100;

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

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
