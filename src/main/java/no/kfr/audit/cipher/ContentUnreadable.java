package no.kfr.audit.cipher;

/** Encrypted content that cannot be read: its key is not there, or it is not what was written. Tells nothing of the content. */
public final class ContentUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContentUnreadable(String message) {
        super(message);
    }
}
