package no.kfr.start;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import no.kfr.keyfile.HeldKey;
import no.kfr.keyfile.KeyFile;
import no.kfr.keyfile.KeyFileRefused;
import no.kfr.refusal.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks at the file of the TLS key before Tomcat does, whose words name neither the file nor the cause. */
final class TlsKeyFile {

    private static final String SSL = "server.ssl.";

    private TlsKeyFile() {}

    static void check(ConfigurableEnvironment settings) {
        String location = settings.getProperty(SSL + "key-store");
        boolean enabled = settings.getProperty(SSL + "enabled", Boolean.class, true);
        if (!enabled || location == null || location.startsWith("classpath:")) {
            return;
        }
        Path file = Path.of(location.replaceFirst("^file:(//)?", ""));
        String password = settings.getProperty(SSL + "key-store-password");
        String alias = settings.getProperty(SSL + "key-alias");
        try {
            HeldKey key = KeyFile.read(file, password).signing(alias);
            if (!opensInJava(file, password, key)) {
                throw refused(
                        "The file " + file + " that " + SSL + "key-store names opens, but not for Java's TLS: it has a"
                                + " password with letters beyond ASCII, another one for"
                                + " the key, or a form other than PKCS#12 and JKS. Write"
                                + " it anew with a password of ASCII, or name PEM"
                                + " files in " + SSL
                                + "certificate and "
                                + SSL + "certificate-private-key.",
                        null);
            }
        } catch (KeyFileRefused refused) {
            if (refused.kind() == KeyFileRefused.Kind.CHOICE && alias == null) {
                return; // Tomcat takes the first
            }
            String advice = switch (refused.kind()) {
                case PASSWORD -> ": correct " + SSL + "key-store-password.";
                case CHOICE -> ": say in " + SSL + "key-alias which one is meant.";
                case FILE -> ".";
            };
            throw refused(
                    "The file " + file + " that " + SSL + "key-store names " + refused.getMessage() + advice, refused);
        }
    }

    private static boolean opensInJava(Path file, @Nullable String password, HeldKey key) {
        char[] secret = (password == null ? "" : password).toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), secret);
            for (String name : Collections.list(store.aliases())) {
                if (key.key().equals(store.getKey(name, secret))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException closed) {
            return false;
        }
    }

    private static StartRefused refused(String reason, @Nullable Exception cause) {
        String message = "The TLS key cannot be used. " + reason;
        return cause == null ? new StartRefused(message) : new StartRefused(message, cause);
    }
}
