package no.kfr.soap.attachment;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/**
 * Lets as many large messages into the heap at a time as there is room for, in the order in which they came. Those that wait lie on
 * the disk and cost nothing but their thread; whoever waits too long is asked to come again.
 */
public final class Gate {

    /** What a byte of a message costs while it is verified, at its worst: its base64 text, and the digest's copies of it. */
    static final int COST = 5;

    private static final int UNIT = 1024;
    private static final Duration COME_AGAIN = Duration.ofSeconds(10);

    private final Semaphore room;
    private final int all;
    private final Duration patience;

    /** @param budget bytes of the heap for all large messages together */
    public Gate(long budget, Duration patience) {
        this.all = (int) Math.clamp(budget / UNIT, 1, Integer.MAX_VALUE);
        this.room = new Semaphore(all, true);
        this.patience = patience;
    }

    /**
     * Waits for its turn. A message that is larger than the budget takes all of it.
     *
     * @return to be closed when the message is done with
     * @throws Refused overloaded, when the turn does not come in time
     */
    public AutoCloseable enter(long messageBytes) {
        int units = (int) Math.clamp(messageBytes * COST / UNIT, 1, all);
        try {
            if (!room.tryAcquire(units, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refused.forNow(Code.OVERLOADED, COME_AGAIN);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refused.forNow(Code.OVERLOADED, COME_AGAIN, stopping);
        }
        AtomicBoolean inside = new AtomicBoolean(true);
        return () -> {
            if (inside.getAndSet(false)) {
                room.release(units);
            }
        };
    }

    /** Whether anybody waits to be let in. */
    public boolean hasQueue() {
        return room.hasQueuedThreads();
    }

    /** Whether nobody is inside. */
    public boolean isEmpty() {
        return room.availablePermits() == all;
    }
}
