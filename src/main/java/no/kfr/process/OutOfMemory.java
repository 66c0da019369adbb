package no.kfr.process;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A process that once had no memory left is half alive: whatever was being done was broken off anywhere, and the embedded database closes
 * itself for good. So it ends, with a message and an exit code of its own, and whoever supervises it starts it again.
 */
public final class OutOfMemory {

    /** The exit code; also that of the JVM's own -XX:+ExitOnOutOfMemoryError. */
    public static final int EXIT_CODE = 3;

    private static final String MESSAGE =
            "The register ends: its memory is used up. What was acknowledged is stored. Its supervisor starts it again;"
                    + " give it more heap (-Xmx) when this comes back. Exit code " + EXIT_CODE + ".";

    /** How H2 tells that it has closed the database. */
    private static final int OUT_OF_MEMORY_IN_H2 = 90108;

    private OutOfMemory() {}

    /** From now on it also ends the process in a thread where nobody else looks at it. */
    public static void endsTheProcess() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            endIfIn(failure);
            System.err.println("Exception in thread \"" + thread.getName() + "\" "
                    + failure.getClass().getName());
        });
    }

    /** Ends the process when this failure is, or comes from, a lack of memory; otherwise does nothing. */
    public static void endIfIn(@Nullable Throwable failure) {
        if (failure != null && isIn(failure, Collections.newSetFromMap(new IdentityHashMap<>()))) {
            // nothing that an orderly end would do can be relied on, and all that counts is committed or will be rolled
            // back
            System.err.println(MESSAGE);
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    static boolean isIn(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        if (failure instanceof OutOfMemoryError
                || (failure instanceof SQLException sql && sql.getErrorCode() == OUT_OF_MEMORY_IN_H2)) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (isIn(suppressed, seen)) {
                return true;
            }
        }
        return isIn(failure.getCause(), seen);
    }
}
