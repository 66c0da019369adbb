package no.kfr.access.certificate.own;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The register's own signing key. Its TLS key is another one, see {@code server.ssl}.
 *
 * @param location a PKCS#12 file; replace it to rotate the key
 * @param password of the file and of the key in it
 * @param alias which key signs; not needed when the file has only one
 */
@ConfigurationProperties(prefix = "kfr.keystore", ignoreUnknownFields = false)
public record KeystoreSettings(
        @Nullable Path location,
        @Nullable String password,
        @Nullable String alias) {

    /** Without the password. */
    @Override
    public String toString() {
        return "KeystoreSettings[location=" + location + ", alias=" + alias + "]";
    }
}
