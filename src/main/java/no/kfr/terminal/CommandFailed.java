package no.kfr.terminal;

import org.jspecify.annotations.Nullable;

/** A command that could not do what it was asked for. The message is for the person at the keyboard. */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
