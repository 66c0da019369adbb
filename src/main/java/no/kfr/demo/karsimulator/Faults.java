package no.kfr.demo.karsimulator;

import java.util.concurrent.CountDownLatch;

/** Which fault is ordered now, and for how many requests. Ordering another one ends what waits because of the one before. */
final class Faults {

    private Fault ordered = Fault.NONE;
    private long left;
    private CountDownLatch changed = new CountDownLatch(1);

    /** @param times for so many requests, then all is well again */
    synchronized void order(Fault fault, long times) {
        changed.countDown();
        changed = new CountDownLatch(1);
        ordered = fault;
        left = times;
    }

    /** The fault of the next request. */
    synchronized Fault next() {
        if (left <= 0) {
            return Fault.NONE;
        }
        left--;
        return ordered;
    }

    /** Opens when another fault is ordered. */
    synchronized CountDownLatch change() {
        return changed;
    }
}
