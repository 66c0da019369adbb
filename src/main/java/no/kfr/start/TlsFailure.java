package no.kfr.start;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.security.UnrecoverableKeyException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Explains why the keys and certificates of TLS cannot be used. */
final class TlsFailure {

    private TlsFailure() {}

    static Optional<String> explain(Throwable failure) {
        return isAboutTls(failure) ? Optional.of(reason(failure)) : Optional.empty();
    }

    private static String reason(Throwable failure) {
        if (wrongPassword(failure)) {
            return "The TLS key store cannot be opened with the given password. Correct server.ssl.key-store-password"
                    + " (or server.ssl.key-password, where the key has one of its own).";
        }
        if (StartFailure.cause(failure, FileNotFoundException.class).isPresent()
                || StartFailure.cause(failure, NoSuchFileException.class).isPresent()) {
            return "The file with the TLS key is not there or cannot be read: "
                    + StartFailure.plain(StartFailure.root(failure))
                    + ". Correct server.ssl.key-store (or server.ssl.certificate and"
                    + " server.ssl.certificate-private-key), or put the file there.";
        }
        return "The TLS key cannot be used: " + StartFailure.plain(StartFailure.root(failure))
                + ". Check the settings under server.ssl.";
    }

    private static boolean wrongPassword(Throwable failure) {
        return StartFailure.cause(failure, UnrecoverableKeyException.class).isPresent()
                || StartFailure.causes(failure)
                        .anyMatch(cause -> message(cause).contains("password was incorrect")
                                || message(cause).contains("keystore was tampered with"));
    }

    private static boolean isAboutTls(Throwable failure) {
        return StartFailure.causes(failure)
                .anyMatch(cause -> message(cause).contains("ssl")
                        || message(cause).contains("key store")
                        || message(cause).contains("keystore")
                        || message(cause).contains("could not load store")
                        || cause instanceof UnrecoverableKeyException);
    }

    private static String message(Throwable cause) {
        return Objects.requireNonNullElse(cause.getMessage(), "").toLowerCase(Locale.ROOT);
    }
}
