package no.kfr.terminal;

import java.util.function.IntSupplier;

/** Ctrl-C, or a service manager that ends the process: what it means for the work is told. */
public final class Interruption {

    private Interruption() {}

    /** @param meaning is told when the process is ended before the work is */
    public static int explained(Terminal terminal, String meaning, IntSupplier work) {
        // a new line: on a terminal the cursor stands behind the bar
        Thread hook = new Thread(() -> terminal.say(System.lineSeparator() + meaning), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.getAsInt();
        } finally {
            withdraw(hook);
        }
    }

    private static void withdraw(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException runningAlready) {
            // and it is being told
        }
    }
}
