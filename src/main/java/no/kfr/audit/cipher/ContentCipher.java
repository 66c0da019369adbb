package no.kfr.audit.cipher;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.ControlObject;
import no.kfr.identity.CustomerId;

/**
 * Encrypts values of the journal with AES-GCM. Each value has a key of its own, derived from the journal's for this entry and
 * field, and a random nonce: however many values a key serves, none shares key and nonce with another. What was written for one
 * entry and field does not decrypt as another's.
 */
public final class ContentCipher {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] BINDING = "kfr-journal-binding-1".getBytes(StandardCharsets.US_ASCII);

    private final ContentKeys keys;
    private final SecureRandom random = new SecureRandom();

    public ContentCipher(ContentKeys keys) {
        this.keys = keys;
    }

    /** With the newest key. */
    public Encrypted encrypt(UUID entry, String field, byte[] plain) {
        String keyId = keys.newest();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, keyId, entry, field, nonce).doFinal(plain);
            return new Encrypted(
                    keyId,
                    ByteBuffer.allocate(NONCE + ciphertext.length)
                            .put(nonce)
                            .put(ciphertext)
                            .array());
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** @throws ContentUnreadable when the key is not there, or it is not what was written for this entry and field */
    public byte[] decrypt(UUID entry, String field, Encrypted value) {
        if (value.bytes().length < NONCE) {
            throw new ContentUnreadable("it is too short");
        }
        ByteBuffer bytes = ByteBuffer.wrap(value.bytes());
        byte[] nonce = new byte[NONCE];
        bytes.get(nonce);
        byte[] ciphertext = new byte[bytes.remaining()];
        bytes.get(ciphertext);
        try {
            return cipher(Cipher.DECRYPT_MODE, value.keyId(), entry, field, nonce)
                    .doFinal(ciphertext);
        } catch (AEADBadTagException altered) {
            throw new ContentUnreadable("it is not what was written");
        } catch (GeneralSecurityException broken) {
            throw new ContentUnreadable("it cannot be decrypted");
        }
    }

    /** The keyed hash that a control object is found by: the same digits of another kind are another's. */
    public byte[] searchHash(ControlObject controlObject) {
        return switch (controlObject) {
            case CustomerId customer -> hash("control-object", customer.value());
            case AccountNumber account -> hash("account", account.value());
        };
    }

    /** A keyed hash of something whose plain form is not kept, such as a network address. */
    public byte[] hash(String kind, String value) {
        return Hmac.sha256(keys.search(), (kind + "|" + value).getBytes(StandardCharsets.UTF_8));
    }

    /** A keyed hash that only the journal's nodes can make, with the newest key. */
    public byte[] bind(byte[] text) {
        return Hmac.sha256(bindingKey(keys.named(keys.newest()).orElseThrow()), text);
    }

    /** Whether {@link #bind} gave this, with the newest key or one before it. */
    public boolean isBound(byte[] text, byte[] mac) {
        return keys.all().stream().anyMatch(key -> MessageDigest.isEqual(mac, Hmac.sha256(bindingKey(key), text)));
    }

    /** The key that encrypts does nothing else. */
    private static byte[] bindingKey(byte[] key) {
        return Hmac.sha256(key, BINDING);
    }

    private Cipher cipher(int mode, String keyId, UUID entry, String field, byte[] nonce)
            throws GeneralSecurityException {
        byte[] key = keys.named(keyId)
                .orElseThrow(() -> new ContentUnreadable("there is no key " + keyId + " in kfr.audit.keys"));
        byte[] context = ("kfr-journal-1|" + keyId + "|" + entry + "|" + field).getBytes(StandardCharsets.UTF_8);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(Hmac.sha256(key, context), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }
}
