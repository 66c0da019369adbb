package no.kfr.keyfile;

/**
 * A file that gives no key or certificate. The message goes on from "the file x ...", without a full stop: "holds no private
 * key". It is for the operator or the sender's engineer, and holds nothing secret.
 */
public final class KeyFileRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** What has to be put right. */
    public enum Kind {
        /** The password, or the setting or variable that it comes from. */
        PASSWORD,
        /** The choice among several keys. */
        CHOICE,
        /** The file. */
        FILE
    }

    private final Kind kind;

    KeyFileRefused(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    KeyFileRefused(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static KeyFileRefused file(String message) {
        return new KeyFileRefused(Kind.FILE, message);
    }

    static KeyFileRefused file(String message, Throwable cause) {
        return new KeyFileRefused(Kind.FILE, message, cause);
    }

    static KeyFileRefused password(String message) {
        return new KeyFileRefused(Kind.PASSWORD, message);
    }

    public Kind kind() {
        return kind;
    }
}
