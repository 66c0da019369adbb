package no.kfr.soap.room;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import no.kfr.capacity.Permits;
import no.kfr.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A share of the heap, and of turns, that one kind of message has for itself. Lets in as many at a time as there is room for, in the order
 * in which they came; whoever waits too long is asked to come again.
 */
public final class Room {

    private static final int UNIT = 1024;

    private final Permits heap;
    private final Permits turns;
    private final int allHeap;
    private final int allTurns;
    private final Duration patience;
    private final Duration comeAgain;
    private final @Nullable Room within;

    /**
     * @param budget bytes of the heap for all that are inside
     * @param turns how many may be inside
     * @param patience how long one waits to be let in
     * @param comeAgain what one is told who waited in vain
     */
    public Room(long budget, int turns, Duration patience, Duration comeAgain) {
        this(budget, turns, patience, comeAgain, null);
    }

    private Room(long budget, int turns, Duration patience, Duration comeAgain, @Nullable Room within) {
        this.allHeap = units(budget);
        this.allTurns = turns;
        this.heap = Permits.of(allHeap, comeAgain);
        this.turns = Permits.of(turns, comeAgain);
        this.patience = patience;
        this.comeAgain = comeAgain;
        this.within = within;
    }

    /** A part of this room: whoever is inside it is in both. */
    Room part(long budget, int turns, Duration patience) {
        return new Room(budget, turns, patience, comeAgain, this);
    }

    /**
     * Waits for its turn.
     *
     * @param cost bytes of the heap, all of which it takes: no more than the budget, see {@link Rooms}
     * @return to be closed when the message is done with
     * @throws Refused overloaded, when the turn does not come in time
     */
    public AutoCloseable enter(long cost) {
        int units = units(cost);
        if (units > allHeap) {
            // taking less than it needs would be a promise to others that is not kept
            throw new IllegalArgumentException("no message may need " + cost + " bytes here");
        }
        turns.acquire(1, patience);
        AutoCloseable outer = () -> {};
        try {
            heap.acquire(units, patience);
            try {
                outer = within == null ? outer : within.enter(cost);
            } catch (Refused full) {
                heap.release(units);
                throw full;
            }
        } catch (Refused full) {
            turns.release(1);
            throw full;
        }
        return leaving(units, outer);
    }

    private static int units(long bytes) {
        return (int) Math.clamp(Math.ceilDiv(bytes, UNIT), 1, Integer.MAX_VALUE);
    }

    private AutoCloseable leaving(int units, AutoCloseable outer) {
        AtomicBoolean inside = new AtomicBoolean(true);
        return () -> {
            if (inside.getAndSet(false)) {
                heap.release(units);
                turns.release(1);
                outer.close();
            }
        };
    }

    /** Whether anybody waits to be let in. */
    public boolean hasQueue() {
        return heap.free().hasQueuedThreads() || turns.free().hasQueuedThreads();
    }

    /** Whether nobody is inside. */
    public boolean isEmpty() {
        return heap.free().availablePermits() == allHeap && turns.free().availablePermits() == allTurns;
    }
}
