package no.kfr.interleaving;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work in a thread of its own that stands still before each of its statements and commits until it is let go. */
final class Actor {

    private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();
    /** Who has not come to his next step by then waits for a lock that the other holds. */
    private static final long BLOCKED_AFTER_MILLIS = Long.getLong("kfr.test.blocked-after", 50);

    private final Semaphore mayGo = new Semaphore(0);
    private final Semaphore stands = new Semaphore(0);
    private final CompletableFuture<String> result = new CompletableFuture<>();
    private volatile boolean over;
    private volatile boolean free;
    private boolean pending;

    /** Begins, and stands before its first step. */
    Actor(Supplier<String> work) {
        Thread.ofPlatform().daemon().start(() -> {
            CURRENT.set(this);
            try {
                stop();
                result.complete(work.get());
            } catch (Throwable failed) {
                result.completeExceptionally(failed);
            } finally {
                over = true;
                stands.release();
            }
        });
        pending = true;
        await();
    }

    /** Called by whatever executes something in the database. */
    static void step() {
        Actor actor = CURRENT.get();
        if (actor != null && !actor.free) {
            actor.stop();
        }
    }

    boolean isOver() {
        return over && !pending;
    }

    /**
     * Lets it take one step.
     *
     * @return whether it took it; {@code false} means that it waits for somebody
     */
    boolean go() {
        if (!pending) {
            pending = true;
            mayGo.release();
        }
        return await();
    }

    /** Lets it run to its end while nobody else is at work; returns its steps. */
    int goAlone() {
        int steps = 0;
        while (!isOver()) {
            steps += go() ? 1 : 0;
        }
        return steps;
    }

    /** Lets it run to its end, or until it waits for somebody; returns its steps. */
    int goOn() {
        int steps = 0;
        while (!isOver() && go()) {
            steps++;
        }
        return steps;
    }

    /** From now on nobody stops it. */
    void free() {
        free = true;
        mayGo.release();
    }

    String result() {
        return result.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private boolean await() {
        try {
            if (stands.tryAcquire(BLOCKED_AFTER_MILLIS, TimeUnit.MILLISECONDS)) {
                pending = false;
                return true;
            }
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void stop() {
        stands.release();
        mayGo.acquireUninterruptibly();
    }
}
