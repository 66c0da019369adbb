package no.kfr.client.connect;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Reads the key that signs and the authorities that are trusted. Each mistake gets a sentence. */
final class KeyFiles {

    private static final String PASSWORD = "KFR_KEYSTORE_PASSWORD";

    private KeyFiles() {}

    /** Never shows itself. */
    record Password(String text) {
        @Override
        public String toString() {
            return "***";
        }
    }

    static Password password(@Nullable Path file, Path keystore, Terminal terminal) {
        if (file != null) {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                return new Password(reader.lines().findFirst().orElse(""));
            } catch (IOException failed) {
                throw new CommandFailed("The password file " + file + " is not there or cannot be read.", failed);
            }
        }
        String variable = System.getenv().get(PASSWORD);
        if (variable != null) {
            return new Password(variable);
        }
        char[] typed = terminal.password("Password of " + keystore + ": ");
        if (typed == null) {
            throw new CommandFailed("The password of " + keystore + " is not known, and nobody is there to ask: set "
                    + PASSWORD + ", or name a file with --password-file.");
        }
        return new Password(new String(typed));
    }

    /** A store with just the one key, under the same password. */
    static KeyStore key(Path file, @Nullable String alias, Password password) {
        char[] secret = password.text().toCharArray();
        KeyStore store = open(file, secret, "key store");
        try {
            String name = alias == null ? onlyKey(store, file) : alias;
            Key key = store.isKeyEntry(name) ? store.getKey(name, secret) : null;
            if (key == null) {
                throw new CommandFailed(file + " has no key named " + name + ". It has: " + keys(store) + ".");
            }
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(name, key, secret, store.getCertificateChain(name));
            return own;
        } catch (UnrecoverableKeyException other) {
            throw new CommandFailed(
                    "The key in " + file + " has another password than the store. Give both the same.", other);
        } catch (GeneralSecurityException | IOException failed) {
            throw new CommandFailed("The key in " + file + " cannot be used: " + failed.getMessage() + ".", failed);
        }
    }

    /** From PEM or a key store. */
    static KeyStore authorities(Path file) {
        String password = System.getenv().get("KFR_CA_PASSWORD");
        List<Certificate> found = isPem(file)
                ? pem(file)
                : trusted(open(file, password == null ? null : password.toCharArray(), "store of authorities"));
        if (found.isEmpty()) {
            throw new CommandFailed(file + " holds no certificate of an authority"
                    + (password == null ? ", or needs a password: KFR_CA_PASSWORD." : "."));
        }
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            for (Certificate certificate : found) {
                trust.setCertificateEntry("ca-" + trust.size(), certificate);
            }
            return trust;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyStore open(Path file, char @Nullable [] password, String what) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailed("The " + what + " " + file + " is not there or cannot be read.");
        }
        try {
            return KeyStore.getInstance(file.toFile(), password);
        } catch (IOException wrong) {
            boolean secret = wrong.getCause() instanceof UnrecoverableKeyException;
            throw new CommandFailed(
                    "The " + what + " " + file + (secret ? " does not open with this password." : " cannot be read."),
                    wrong);
        } catch (GeneralSecurityException | IllegalArgumentException other) {
            throw new CommandFailed("The " + what + " " + file + " is not a PKCS#12 or JKS key store.", other);
        }
    }

    private static String onlyKey(KeyStore store, Path file) throws KeyStoreException {
        List<String> keys = keys(store);
        if (keys.size() == 1) {
            return keys.getFirst();
        }
        throw new CommandFailed(
                keys.isEmpty()
                        ? file + " holds no private key: it cannot sign."
                        : file + " holds several keys: " + keys + ". Choose one with --alias.");
    }

    private static List<String> keys(KeyStore store) throws KeyStoreException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        return keys;
    }

    private static boolean isPem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(64 * 1024), StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE");
        } catch (IOException missing) {
            throw new CommandFailed(
                    "The file with the authorities, " + file + ", is not there or cannot be read.", missing);
        }
    }

    private static List<Certificate> pem(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            return List.copyOf(read);
        } catch (IOException | GeneralSecurityException damaged) {
            throw new CommandFailed(
                    "The certificates in " + file + " cannot be read: " + damaged.getMessage() + ".", damaged);
        }
    }

    private static List<Certificate> trusted(KeyStore store) {
        try {
            List<Certificate> found = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias)) {
                    found.add(store.getCertificate(alias));
                }
            }
            return found;
        } catch (KeyStoreException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
