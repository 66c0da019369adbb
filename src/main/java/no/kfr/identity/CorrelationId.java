package no.kfr.identity;

import java.util.UUID;

/** The id of one request, that its sender gave it. */
public record CorrelationId(UUID value) {

    /** @throws IllegalArgumentException when it is no UUID */
    public static CorrelationId of(String text) {
        return new CorrelationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
