package no.kfr.access.certificate.own;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import no.kfr.access.OwnKey;
import no.kfr.access.certificate.file.WrongPassword;
import no.kfr.refusal.StartRefused;

/**
 * What a keystore file held when it was read.
 *
 * @param pair the key to sign with
 * @param certificates of all keys in the file, that of the pair first
 */
record KeystoreContent(OwnKey.Pair pair, List<X509Certificate> certificates) {

    private static final String PREFIX = "kfr.keystore.";
    private static final int LEAST_BITS = 2048;

    /** Reads the file and makes sure that its key can be used now. */
    static KeystoreContent read(KeystoreSettings settings, Clock clock) {
        Path file = settings.location();
        String password = settings.password();
        if (file == null || password == null) {
            throw new StartRefused(PREFIX + (file == null ? "location" : "password")
                    + " is not set: the register signs its"
                    + " replies with a key from a PKCS#12 file, so it needs " + PREFIX + "location and " + PREFIX
                    + "password.");
        }
        try {
            KeyStore store = open(file, password);
            return of(store, settings, new KeyStore.PasswordProtection(password.toCharArray()), clock.instant());
        } catch (GeneralSecurityException e) {
            throw new StartRefused(
                    "The key in " + file + " does not open with the password in " + PREFIX + "password.", e);
        }
    }

    private static KeystoreContent of(
            KeyStore store, KeystoreSettings settings, KeyStore.PasswordProtection password, Instant now)
            throws GeneralSecurityException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                keys.add(alias);
            }
        }
        String alias = signing(keys, settings);
        OwnKey.Pair pair = pair(store, alias, password);
        checkUsable(pair, settings, now);
        List<X509Certificate> certificates = new ArrayList<>();
        certificates.add(pair.certificate());
        for (String other : keys) {
            if (!other.equals(alias) && store.getCertificate(other) instanceof X509Certificate certificate) {
                certificates.add(certificate);
            }
        }
        return new KeystoreContent(pair, List.copyOf(certificates));
    }

    private static String signing(List<String> keys, KeystoreSettings settings) {
        String alias = settings.alias();
        if (alias != null) {
            return keys.stream()
                    .filter(alias::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> new StartRefused("The file " + settings.location() + " has no key named " + alias
                            + ", which " + PREFIX + "alias asks for; it has " + keys + "."));
        }
        if (keys.size() != 1) {
            throw new StartRefused("The file " + settings.location() + " has " + keys.size() + " keys " + keys + ": "
                    + (keys.isEmpty() ? "one is needed." : "say in " + PREFIX + "alias which one signs."));
        }
        return keys.getFirst();
    }

    private static OwnKey.Pair pair(KeyStore store, String alias, KeyStore.PasswordProtection password)
            throws GeneralSecurityException {
        KeyStore.PrivateKeyEntry entry = (KeyStore.PrivateKeyEntry) store.getEntry(alias, password);
        List<X509Certificate> chain = Arrays.stream(entry.getCertificateChain())
                .map(X509Certificate.class::cast)
                .toList();
        PrivateKey key = entry.getPrivateKey();
        return new OwnKey.Pair(key, chain);
    }

    private static void checkUsable(OwnKey.Pair pair, KeystoreSettings settings, Instant now) {
        X509Certificate certificate = pair.certificate();
        if (!(pair.key() instanceof RSAPrivateKey key
                && certificate.getPublicKey() instanceof RSAPublicKey publicKey
                && key.getModulus().equals(publicKey.getModulus())
                && key.getModulus().bitLength() >= LEAST_BITS)) {
            throw new StartRefused(
                    "The key in " + settings.location() + " that " + PREFIX + "location names must be an RSA key"
                            + " of at least 2048 bits with its own certificate: the contract knows no other.");
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || !now.isBefore(certificate.getNotAfter().toInstant())) {
            throw new StartRefused(
                    "The certificate in " + settings.location() + " that " + PREFIX + "location names is valid"
                            + " from " + certificate.getNotBefore().toInstant() + " until "
                            + certificate.getNotAfter().toInstant() + ", not now.");
        }
    }

    private static KeyStore open(Path file, String password) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        } catch (IOException e) {
            throw new StartRefused(unreadable(file, e), e);
        }
    }

    private static String unreadable(Path file, IOException e) {
        if (!Files.isReadable(file)) {
            return "The file " + file + " that " + PREFIX + "location names is missing or cannot be read.";
        }
        if (WrongPassword.isCauseOf(e)) {
            return "The password in " + PREFIX + "password does not open the file " + file + ".";
        }
        return "The file " + file + " that " + PREFIX + "location names is not a whole PKCS#12 file.";
    }
}
