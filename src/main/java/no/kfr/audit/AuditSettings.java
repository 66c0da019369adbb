package no.kfr.audit;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the journal is kept.
 *
 * @param keys what content is encrypted with: the first in the list encrypts, the others still decrypt
 * @param searchKey what control objects are hashed with, so that they are found; it does not rotate
 * @param refusalsPerMinute entries that one node writes at most in a minute about senders who did not authenticate
 */
@ConfigurationProperties(prefix = "kfr.audit", ignoreUnknownFields = false)
public record AuditSettings(
        @DefaultValue List<Key> keys,
        @Nullable Secret searchKey,
        @DefaultValue Seal seal,
        @DefaultValue TimeStamp timeStamp,
        @DefaultValue Retention retention,
        @DefaultValue("20") int refusalsPerMinute) {

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    public AuditSettings {
        keys = List.copyOf(keys);
        if (keys.isEmpty() != (searchKey == null)) {
            throw new IllegalArgumentException(
                    "kfr.audit.keys and kfr.audit.search-key belong together: set both or neither");
        }
        if (keys.stream().map(Key::id).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("kfr.audit.keys: two keys have the same id");
        }
        if (refusalsPerMinute < 1) {
            throw new IllegalArgumentException("kfr.audit.refusals-per-minute is at least 1");
        }
    }

    /**
     * A key of 256 bits.
     *
     * @param id stands with each value that was encrypted with it
     * @param base64 the key itself, or
     * @param file a file that holds it in base64
     */
    public record Key(
            @DefaultValue("") String id,
            @Nullable String base64,
            @Nullable String file) {

        public Key {
            if (!KEY_ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "kfr.audit.keys: each key has an id of 1 to 40 letters, digits, ._-");
            }
            new Secret(base64, file);
        }

        Secret secret() {
            return new Secret(base64, file);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** 256 bits in base64: themselves, or the file that holds them. */
    public record Secret(@Nullable String base64, @Nullable String file) {

        public Secret {
            if ((base64 == null) == (file == null)) {
                throw new IllegalArgumentException("kfr.audit: a key has either base64 or file");
            }
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    /**
     * @param every how often waiting entries are sealed
     * @param maxEntries entries in one block
     */
    public record Seal(
            @DefaultValue("2s") Duration every,
            @DefaultValue("5000") int maxEntries) {

        public Seal {
            if (every.compareTo(Duration.ofMillis(100)) < 0 || every.compareTo(Duration.ofSeconds(5)) > 0) {
                throw new IllegalArgumentException("kfr.audit.seal.every is between 100ms and 5s");
            }
            if (maxEntries < 1 || maxEntries > 100_000) {
                throw new IllegalArgumentException("kfr.audit.seal.max-entries is between 1 and 100000");
            }
        }
    }

    /**
     * @param url a time stamp authority that speaks RFC 3161 over HTTP; without one nothing is stamped
     * @param every how often the newest block is stamped, which covers all before it
     */
    public record TimeStamp(
            @Nullable URI url,
            @DefaultValue("10m") Duration every,
            @DefaultValue("10s") Duration timeout) {

        public TimeStamp {
            if (every.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("kfr.audit.time-stamp.every is at least 1s");
            }
        }
    }

    /**
     * How long content is kept, for example {@code 13y}; without a value, for ever. What is purged when its time has come is
     * decided by the operator's command, never by itself.
     *
     * @param messages signed requests and replies
     * @param content control objects and what was answered
     */
    public record Retention(
            @Nullable Period messages, @Nullable Period content) {

        public Retention {
            if (messages != null && messages.toTotalMonths() < 1 || content != null && content.toTotalMonths() < 1) {
                throw new IllegalArgumentException("kfr.audit.retention: content is kept for a month (1m) at least");
            }
        }
    }

    @Override
    public String toString() {
        return "AuditSettings[keys=" + keys + "]";
    }
}
