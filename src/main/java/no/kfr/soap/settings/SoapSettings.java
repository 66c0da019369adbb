package no.kfr.soap.settings;

import java.net.URI;
import java.time.Duration;
import no.kfr.soap.message.XmlLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what the register reads, and how fresh a message has to be. Published to callers in the README.
 *
 * @param maxMessageSize bytes of a whole request, without the content of a batch; over it nothing more is read
 * @param maxReadTime how long a request may take to arrive, and a second more for each 32 KB of it
 * @param maxCheckTime how long it may take to find out who sent a request, when it has arrived; the register gives up then
 * @param maxArriving requests from one address that may be arriving at the same time; more are refused as overload
 * @param maxDepth levels of nested elements
 * @param maxElements elements in one message
 * @param maxAttributes attributes and namespace declarations of one element
 * @param maxTotalAttributes attributes and namespace declarations in one message
 * @param clockTolerance how far the sender's clock may be ahead or behind
 * @param publicAddress where callers reach the register, such as {@code https://kfr.example.no}, for the addresses in the
 *     served contracts; when not set, they repeat the host that the contract was asked from
 * @param maxAge how old a message may be, whatever its own expiry says; also how long a reply of the register is valid
 * @param uploadMemory heap for all large messages together; when not set, two fifths of all there is, or what
 *     the largest message may need
 * @param maxFileInMessage bytes of a report or extract that is sent within the message instead of beside it
 * @param uploadWait how long a large message waits for its turn before it is refused as overload
 */
@ConfigurationProperties(prefix = "kfr.soap", ignoreUnknownFields = false)
public record SoapSettings(
        @DefaultValue("1MB") DataSize maxMessageSize,
        @DefaultValue("30s") Duration maxReadTime,
        @DefaultValue("30s") Duration maxCheckTime,
        @DefaultValue("50") int maxArriving,
        @DefaultValue("40") int maxDepth,
        @DefaultValue("10000") int maxElements,
        @DefaultValue("60") int maxAttributes,
        @DefaultValue("10000") int maxTotalAttributes,
        @DefaultValue("60s") Duration clockTolerance,
        @DefaultValue("5m") Duration maxAge,
        @Nullable URI publicAddress,
        @Nullable DataSize uploadMemory,
        @DefaultValue("2MB") DataSize maxFileInMessage,
        @DefaultValue("30s") Duration uploadWait) {

    private static final long MOST_IN_MESSAGE = 50_000_000;

    public SoapSettings {
        if (uploadMemory != null && uploadMemory.toBytes() < 1_000_000) {
            throw new IllegalArgumentException("kfr.soap.upload-memory must be at least 1MB");
        }
        if (maxFileInMessage.toBytes() < 1000 || maxFileInMessage.toBytes() > MOST_IN_MESSAGE) {
            throw new IllegalArgumentException("kfr.soap.max-file-in-message must be at least 1KB and at most 50MB");
        }
        if (uploadWait.isNegative()) {
            throw new IllegalArgumentException("kfr.soap.upload-wait must not be negative");
        }
        if (maxMessageSize.toBytes() < 10_000) {
            throw new IllegalArgumentException(
                    "kfr.soap.max-message-size must be at least 10KB: a signed message is about 8 KB");
        }
        if (maxDepth < 20 || maxElements < 100 || maxAttributes < 20 || maxTotalAttributes < 200) {
            throw new IllegalArgumentException("kfr.soap.max-depth, max-elements, max-attributes and"
                    + " max-total-attributes must be at least 20, 100, 20 and 200");
        }
        if (maxAttributes > XmlLimits.MOST_ATTRIBUTES) {
            throw new IllegalArgumentException("kfr.soap.max-attributes is at most " + XmlLimits.MOST_ATTRIBUTES);
        }
        if (maxReadTime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("kfr.soap.max-read-time must be at least 1s");
        }
        if (maxCheckTime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("kfr.soap.max-check-time must be at least 1s");
        }
        if (maxArriving < 1) {
            throw new IllegalArgumentException("kfr.soap.max-arriving must be at least 1");
        }
        if (clockTolerance.isNegative() || maxAge.compareTo(Duration.ofSeconds(10)) < 0) {
            throw new IllegalArgumentException(
                    "kfr.soap.clock-tolerance must not be negative and max-age at least 10s");
        }
    }

    /**
     * Bytes of heap for all large messages together.
     *
     * @param heap of the process
     * @param largest what the largest of them may need; so much there is of a small heap, if nothing is set
     */
    public long uploadBudget(long heap, long largest) {
        return uploadMemory == null ? Math.max(heap / 5 * 2, largest) : uploadMemory.toBytes();
    }

    public XmlLimits xmlLimits() {
        return new XmlLimits(maxDepth, maxElements, maxAttributes, maxTotalAttributes, maxMessageSize.toBytes());
    }
}
