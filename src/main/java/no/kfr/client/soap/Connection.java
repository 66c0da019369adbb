package no.kfr.client.soap;

import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;

/**
 * Where the register is, and who calls.
 *
 * @param register scheme, host and port, such as {@code https://localhost:8443}
 * @param key a store with the caller's enterprise certificate and key as its first key entry
 * @param password of the store and the key
 * @param trust the authorities that the register's TLS and signing certificates come from
 * @param timeout for an answer; connecting takes at most half a minute of it
 */
public record Connection(
        URI register, KeyStore key, String password, KeyStore trust, SoapVersion version, Duration timeout) {

    /** The version of SOAP; each has an address of its own. */
    public enum SoapVersion {
        SOAP_11("Soap11Port", ""),
        SOAP_12("Soap12Port", "/soap12");

        private final String port;
        private final String path;

        SoapVersion(String port, String path) {
            this.port = port;
            this.path = path;
        }

        String port() {
            return port;
        }

        String path() {
            return path;
        }
    }

    public Connection(URI register, KeyStore key, String password, KeyStore trust) {
        this(register, key, password, trust, SoapVersion.SOAP_11, Duration.ofSeconds(30));
    }

    /** Says where to, and nothing of the key. */
    @Override
    public String toString() {
        return register + " " + version;
    }
}
