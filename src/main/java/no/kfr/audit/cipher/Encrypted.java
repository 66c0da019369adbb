package no.kfr.audit.cipher;

/**
 * A value as it lies in the database.
 *
 * @param keyId the key that reads it
 * @param bytes nonce and ciphertext
 */
public record Encrypted(String keyId, byte[] bytes) {}
