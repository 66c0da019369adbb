package no.kfr.audit.seal;

import java.io.UncheckedIOException;
import java.util.Optional;

/** The form that messages have before they are encrypted: the salt, then the message compressed. */
public final class StoredContent {

    private StoredContent() {}

    public static byte[] of(Commitment message) {
        return new Commitment(message.salt(), Compressed.of(message.value())).joined();
    }

    /** The message with its salt; nothing when it is in no such form. */
    public static Optional<Commitment> message(byte[] stored) {
        Commitment compressed = Commitment.split(stored);
        try {
            return Optional.of(new Commitment(compressed.salt(), Compressed.read(compressed.value())));
        } catch (UncheckedIOException altered) {
            return Optional.empty();
        }
    }
}
