package no.kfr.start;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.ConsoleAppender;
import java.util.ArrayList;
import java.util.List;
import no.kfr.process.OutOfMemory;

/**
 * The log on the console, which holds back what is logged until the register has started. A start that fails ends with one
 * paragraph for the operator; libraries' own reports of the same failure, stack traces and all, would bury it.
 */
public final class HeldLog extends ConsoleAppender<ILoggingEvent> {

    private static final Object LOCK = new Object();
    private static final List<Runnable> HELD = new ArrayList<>();
    private static boolean holding;

    static void hold() {
        synchronized (LOCK) {
            holding = true;
        }
    }

    /** Writes what was held back, and from now on everything at once. */
    static void release() {
        List<Runnable> held;
        synchronized (LOCK) {
            holding = false;
            held = List.copyOf(HELD);
            HELD.clear();
        }
        held.forEach(Runnable::run);
    }

    /** Forgets what was held back and goes on holding: what is logged while a failed start is wound up is noise, too. */
    static void discard() {
        synchronized (LOCK) {
            HELD.clear();
        }
    }

    /** Whoever notes a lack of memory and goes on, a library's thread, does not go on here. */
    @Override
    protected void append(ILoggingEvent event) {
        if (event.getThrowableProxy() instanceof ThrowableProxy noted) {
            OutOfMemory.endIfIn(noted.getThrowable());
        }
        synchronized (LOCK) {
            if (holding) {
                event.prepareForDeferredProcessing();
                HELD.add(() -> super.append(event));
                return;
            }
        }
        super.append(event);
    }
}
