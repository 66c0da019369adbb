package no.kfr.lookup.kar;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How KAR is reached.
 *
 * @param baseAddress what KAR's paths are added to; left out, this register is not connected to KAR
 * @param connectTimeout for a new connection, to KAR and to Maskinporten
 * @param timeout for a question as a whole: token, connection, one repetition and the last byte of the answer
 * @param maxConcurrent questions to KAR at the same time, and with it the connections
 * @param maxWait how long a question waits for its turn
 * @param maxAnswerSize a longer answer is not read
 * @param openStateDuration how long KAR is not asked after it has failed again and again
 */
@ConfigurationProperties(prefix = "kfr.kar", ignoreUnknownFields = false)
record KarSettings(
        @Nullable URI baseAddress,
        @DefaultValue Maskinporten maskinporten,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("32") int maxConcurrent,
        @DefaultValue("1s") Duration maxWait,
        @DefaultValue("1MB") DataSize maxAnswerSize,
        @DefaultValue("10s") Duration openStateDuration) {

    private static final String PREFIX = "kfr.kar.";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(25);

    KarSettings {
        baseAddress = baseAddress == null || baseAddress.toString().isBlank() ? null : baseAddress;
        requireBetween("connect-timeout", connectTimeout, Duration.ofMillis(1), Duration.ofMinutes(1));
        requireBetween("timeout", timeout, Duration.ofMillis(1), Duration.ofMinutes(2));
        requireBetween("max-wait", maxWait, Duration.ZERO, Duration.ofMinutes(1));
        requireBetween("open-state-duration", openStateDuration, Duration.ofMillis(1), RECOVERED_WITHIN);
        if (maxConcurrent < 1 || maxConcurrent > 1000) {
            throw new IllegalArgumentException(PREFIX + "max-concurrent must lie between 1 and 1000.");
        }
        if (maxAnswerSize.toBytes() < 1 || maxAnswerSize.toMegabytes() > 100) {
            throw new IllegalArgumentException(PREFIX + "max-answer-size must lie between 1B and 100MB.");
        }
        if (baseAddress != null) {
            requireSecure("base-address", baseAddress);
            requireSecure("maskinporten.token-endpoint", maskinporten.tokenEndpoint());
            if (maskinporten.clientId() == null || maskinporten.clientId().isBlank()) {
                throw new IllegalArgumentException(
                        PREFIX + "maskinporten.client-id is not set: with KAR's base-address,"
                                + " the register needs the client id that Maskinporten knows it by.");
            }
        }
    }

    /**
     * Where access tokens come from. The grant is signed with the register's own key, see {@code kfr.keystore}.
     *
     * @param audience what Maskinporten calls itself in a grant
     * @param clientId what Maskinporten calls this register; needed when KAR is connected
     * @param scope for questions about a control object
     * @param accountScope for questions about an account
     */
    record Maskinporten(
            @DefaultValue("https://maskinporten.no/token") URI tokenEndpoint,
            @DefaultValue("https://maskinporten.no/") String audience,
            @Nullable String clientId,
            @DefaultValue("bits:kundeforhold") String scope,
            @DefaultValue("bits:kundeforhold.konto") String accountScope) {}

    /** An address below the base address. */
    URI address(String path) {
        String base = String.valueOf(baseAddress);
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    PREFIX + name + " must lie between " + inWords(least) + " and " + inWords(most) + ".");
        }
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + "ms" : duration.toSeconds() + "s";
    }

    /** Tokens and identity numbers travel encrypted, unless they stay on this machine. */
    private static void requireSecure(String name, URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        boolean secure = scheme.equals("https") || scheme.equals("http") && THIS_MACHINE.contains(String.valueOf(host));
        if (host == null || !secure || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(PREFIX + name + " must be an https address without a query, such as"
                    + " https://kar.example.no/api; http only to this machine itself.");
        }
    }
}
