package no.kfr.soap.rate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one sender may send to one node in a minute.
 *
 * @param messages of a proven organisation, answered or refused
 * @param bytes of them in all
 * @param deniedMessages of them that are refused because the organisation has no right to what it asks: then no more of it is looked at
 * @param strangersMessages from an address that nobody has proven himself from
 * @param strangersBytes of them in all
 */
@ConfigurationProperties(prefix = "kfr.rate", ignoreUnknownFields = false)
public record RateSettings(
        @DefaultValue("6000") int messages,
        @DefaultValue("256MB") DataSize bytes,
        @DefaultValue("60") int deniedMessages,
        @DefaultValue("600") int strangersMessages,
        @DefaultValue("128MB") DataSize strangersBytes) {

    public RateSettings {
        if (messages < 1 || deniedMessages < 1 || strangersMessages < 1) {
            throw new IllegalArgumentException(
                    "kfr.rate.messages, denied-messages and strangers-messages must be at least 1");
        }
        if (bytes.toBytes() < 1_000_000 || strangersBytes.toBytes() < 1_000_000) {
            throw new IllegalArgumentException("kfr.rate.bytes and strangers-bytes must be at least 1MB");
        }
    }
}
