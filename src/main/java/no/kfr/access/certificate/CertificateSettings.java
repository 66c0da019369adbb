package no.kfr.access.certificate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the register trusts.
 *
 * @param trustStore authorities, self-signed and intermediate: a PEM bundle, or a PKCS#12 or JKS store
 * @param trustStorePassword of a PKCS#12 or JKS store
 * @param policies object identifiers of certificate policies (RFC 5280, 4.2.1.4): a sender's certificate is issued under one of
 *     them; without any, certificates are taken whatever they were issued for
 * @param authorities those whose certificates are held to policies of their own instead
 * @param cacheSize how many validated certificates are remembered
 * @param cacheTime how long at most; shorter when a certificate or a revocation list ends before
 * @param warnBefore how long before the end of a certificate the warnings begin
 */
@ConfigurationProperties(prefix = "kfr.access.certificates", ignoreUnknownFields = false)
record CertificateSettings(
        @Nullable Path trustStore,
        @Nullable String trustStorePassword,
        @DefaultValue Revocation revocation,
        @DefaultValue List<String> policies,
        @DefaultValue List<Authority> authorities,
        @DefaultValue("10000") int cacheSize,
        @DefaultValue("5m") Duration cacheTime,
        @DefaultValue("30d") Duration warnBefore) {

    private static final String PREFIX = "kfr.access.certificates.";
    private static final Pattern OBJECT_IDENTIFIER = Pattern.compile("[0-2](\\.(0|[1-9]\\d{0,38})){1,20}");

    CertificateSettings {
        policies = List.copyOf(policies);
        authorities = List.copyOf(authorities);
        requirePolicies("policies", policies);
        if (cacheSize < 1) {
            throw new IllegalArgumentException(PREFIX + "cache-size must be at least 1.");
        }
        if (cacheTime.isNegative() || cacheTime.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    PREFIX + "cache-time must lie between 0s and 1h: a revoked certificate is accepted for that long.");
        }
        if (warnBefore.isNegative()) {
            throw new IllegalArgumentException(PREFIX + "warn-before must not be negative.");
        }
    }

    private static void requirePolicies(String setting, List<String> policies) {
        for (String policy : policies) {
            if (!OBJECT_IDENTIFIER.matcher(policy).matches()) {
                throw new IllegalArgumentException(
                        PREFIX + setting + " holds a text that is no object identifier, such as 2.16.578.1.26.1.3.2.");
            }
        }
    }

    /**
     * What one authority's certificates have to be issued for.
     *
     * @param name the common name of the authority's certificate in the trust store, in any case
     * @param policies a certificate below it is issued under one of them
     */
    record Authority(
            @DefaultValue("") String name, @DefaultValue List<String> policies) {

        Authority {
            policies = List.copyOf(policies);
            if (name.isBlank() || policies.isEmpty()) {
                throw new IllegalArgumentException(
                        PREFIX + "authorities: each has a name and, under policies, at least one object identifier.");
            }
            requirePolicies("authorities.policies", policies);
        }
    }

    /** How much has to be known of a certificate's revocation. */
    enum Mode {
        /** Nothing is asked. */
        OFF,
        /** A revoked certificate is refused; one whose status cannot be found out is accepted, with a warning in the log. */
        SOFT,
        /** Only a certificate that is known not to be revoked is accepted. */
        HARD
    }

    /**
     * How revocation is found out: from the files given here, and else from where the certificate itself says (OCSP, then CRL).
     *
     * @param crlFiles revocation lists, PEM or DER; read again when they change
     * @param ocspResponses a folder with stored OCSP responses, {@code *.ocsp}, DER; read again when it changes
     * @param timeout for connecting to, and for each read from, an authority's server
     * @param retryAfter how long a status that could not be found out is not asked for again
     */
    record Revocation(
            @DefaultValue("soft") Mode mode,
            @DefaultValue List<Path> crlFiles,
            @Nullable Path ocspResponses,
            @DefaultValue("3s") Duration timeout,
            @DefaultValue("30s") Duration retryAfter) {

        Revocation {
            crlFiles = List.copyOf(crlFiles);
            if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new IllegalArgumentException(PREFIX + "revocation.timeout must lie between 1ms and 1m.");
            }
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException(PREFIX + "revocation.retry-after must not be negative.");
            }
        }
    }
}
