package no.kfr.audit;

/** What an operator asked of the journal and cannot have. The message is for him. */
public final class AuditRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AuditRefused(String message) {
        super(message);
    }

    public AuditRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
