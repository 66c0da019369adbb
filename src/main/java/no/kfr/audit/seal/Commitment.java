package no.kfr.audit.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import no.kfr.digest.Sha256;

/**
 * Content with its salt. The seal covers only {@link #of}: it tells nothing of the content once the salt is gone, so
 * that content can be purged and the seal still holds.
 */
public record Commitment(byte[] salt, byte[] value) {

    /** Which part of an entry is committed to. */
    public enum Part {
        CONTROL_OBJECT,
        DETAIL,
        REQUEST,
        REPLY
    }

    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Commitment salted(byte[] value) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new Commitment(salt, value);
    }

    /** What {@link #joined()} gave. */
    public static Commitment split(byte[] joined) {
        return new Commitment(
                Arrays.copyOf(joined, SALT), Arrays.copyOfRange(joined, Math.min(SALT, joined.length), joined.length));
    }

    /** Salt and value, for what is encrypted together. */
    public byte[] joined() {
        return ByteBuffer.allocate(salt.length + value.length)
                .put(salt)
                .put(value)
                .array();
    }

    /** SHA-256 over the part's name, the salt and the value. */
    public byte[] of(Part part) {
        MessageDigest digest = Sha256.start();
        digest.update(("kfr-content-1|" + part + "|").getBytes(StandardCharsets.US_ASCII));
        digest.update(salt);
        return digest.digest(value);
    }
}
