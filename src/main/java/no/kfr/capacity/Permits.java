package no.kfr.capacity;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.kfr.refusal.Refused;

/**
 * So many at a time, in the order in which they came.
 *
 * @param comeAgain what one is told who waited in vain
 */
public record Permits(Semaphore free, Duration comeAgain) {

    public static Permits of(int most, Duration comeAgain) {
        return new Permits(new Semaphore(most, true), comeAgain);
    }

    /**
     * Waits for as many as are needed, to be given back by {@link #release}.
     *
     * @throws Refused overloaded, when they are not free in time
     */
    public void acquire(int number, Duration patience) {
        try {
            if (!free.tryAcquire(number, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw Refused.overloaded(comeAgain);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refused.overloaded(comeAgain, stopping);
        }
    }

    public void release(int number) {
        free.release(number);
    }
}
