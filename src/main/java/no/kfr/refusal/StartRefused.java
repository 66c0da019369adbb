package no.kfr.refusal;

/** A setting with which the register does not start. The message is for the operator: what is wrong, where, what to do. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
