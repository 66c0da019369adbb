package no.kfr.demo.karsimulator;

import java.util.concurrent.CountDownLatch;

/** Which fault is injected now, and for how many requests. Injecting another one ends what waits because of the one before. */
final class Faults {

    private Fault injected = Fault.NONE;
    private long left;
    private CountDownLatch changed = new CountDownLatch(1);

    /** @param times for so many requests, then all is well again */
    synchronized void inject(Fault fault, long times) {
        changed.countDown();
        changed = new CountDownLatch(1);
        injected = fault;
        left = times;
    }

    /** The fault of the next request. */
    synchronized Fault next() {
        if (left <= 0) {
            return Fault.NONE;
        }
        left--;
        return injected;
    }

    /** Opens when another fault is injected. */
    synchronized CountDownLatch change() {
        return changed;
    }
}
