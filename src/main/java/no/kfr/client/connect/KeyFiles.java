package no.kfr.client.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import no.kfr.keyfile.HeldKey;
import no.kfr.keyfile.KeyFile;
import no.kfr.keyfile.KeyFileRefused;
import no.kfr.keyfile.KeyFileRefused.Kind;
import no.kfr.keyfile.PasswordFile;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Reads the key that signs and the authorities that are trusted. Each mistake gets a sentence. */
final class KeyFiles {

    /** Java's stores take no letters beyond ASCII, which the file's own password may have; nothing of this store is written. */
    static final String IN_MEMORY = "in-memory";

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
            try {
                return new Password(PasswordFile.read(file));
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

    /** A store with just the one key. */
    static KeyStore key(Path file, @Nullable String alias, Password password) {
        try {
            HeldKey key = KeyFile.read(file, password.text()).signing(alias);
            Certificate[] chain = key.chain().toArray(Certificate[]::new);
            return filled(store -> store.setKeyEntry(key.name(), key.key(), IN_MEMORY.toCharArray(), chain));
        } catch (KeyFileRefused refused) {
            String advice = refused.kind() == Kind.CHOICE ? ". Choose one with --alias." : ".";
            throw new CommandFailed("The key store " + file + " " + refused.getMessage() + advice, refused);
        }
    }

    /** From a file of any form. */
    static KeyStore authorities(Path file) {
        String password = System.getenv().get("KFR_CA_PASSWORD");
        List<X509Certificate> found = certificates(file, password);
        if (found.isEmpty()) {
            throw new CommandFailed(file + " holds no certificate of an authority.");
        }
        return filled(store -> {
            for (X509Certificate certificate : found) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
        });
    }

    private static List<X509Certificate> certificates(Path file, @Nullable String password) {
        try {
            return KeyFile.read(file, password).certificates();
        } catch (KeyFileRefused refused) {
            boolean unknown = refused.kind() == Kind.PASSWORD && password == null;
            throw new CommandFailed(
                    "The file with the authorities, " + file + ", "
                            + (unknown ? "needs a password: KFR_CA_PASSWORD." : refused.getMessage() + "."),
                    refused);
        }
    }

    private static KeyStore filled(Filling filling) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            filling.fill(store);
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Filling {
        void fill(KeyStore store) throws GeneralSecurityException;
    }
}
